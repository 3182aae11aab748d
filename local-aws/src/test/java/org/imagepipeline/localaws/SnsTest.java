package org.imagepipeline.localaws;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sns.model.Topic;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SNS as its clients, its queues and its mail readers see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnsTest {

    private static final Pattern LINK = Pattern.compile("http://\\S+");
    private static final String QUEUE_ARN = "arn:aws:sqs:us-east-1:000000000000:";

    private final JsonMapper json = new JsonMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private TestAws aws;

    @BeforeAll
    void start(@TempDir Path state) throws Exception {
        aws = TestAws.start(state);
    }

    @AfterAll
    void end() {
        aws.close();
    }

    @Test
    void creatingATopicAgainGivesTheSame() {
        assertEquals("arn:aws:sns:us-east-1:000000000000:same", topic("same"));
        assertEquals(topic("same"), topic("same"));
        assertThrows(InvalidParameterException.class, () -> aws.sns.createTopic(request -> request.name("same")
                .attributes(Map.of("DisplayName", "other"))));
        assertThrows(InvalidParameterException.class, () -> topic("not a name"));
    }

    @Test
    void anUnknownTopicIsNotFoundAndDeletingItIsNoError() {
        String unknown = topic("soon-gone");
        aws.sns.deleteTopic(request -> request.topicArn(unknown));
        aws.sns.deleteTopic(request -> request.topicArn(unknown));

        assertThrows(NotFoundException.class, () -> aws.sns.getTopicAttributes(request -> request.topicArn(unknown)));
        assertThrows(NotFoundException.class,
                () -> aws.sns.publish(request -> request.topicArn(unknown).message("m")));
        assertThrows(ResourceNotFoundException.class,
                () -> aws.sns.listTagsForResource(request -> request.resourceArn(unknown)));
    }

    @Test
    void topicsKeepAttributesAndTags() {
        String topic = topic("kept");
        aws.sns.setTopicAttributes(request -> request.topicArn(topic).attributeName("Policy")
                .attributeValue("{\"a\": \"<&>\"}"));
        aws.sns.tagResource(request -> request.resourceArn(topic).tags(tag("a", "1"), tag("b", "2")));
        aws.sns.untagResource(request -> request.resourceArn(topic).tagKeys("a"));

        assertEquals("{\"a\": \"<&>\"}",
                aws.sns.getTopicAttributes(request -> request.topicArn(topic)).attributes().get("Policy"));
        assertEquals(List.of(tag("b", "2")),
                aws.sns.listTagsForResource(request -> request.resourceArn(topic)).tags());
    }

    @Test
    void longListsComeInPages() {
        for (int i = 0; i < 120; i++) {
            topic("page-" + i);
        }

        List<String> arns = aws.sns.listTopicsPaginator().topics().stream().map(Topic::topicArn)
                .filter(arn -> arn.contains(":page-")).toList();

        assertEquals(100, aws.sns.listTopics().topics().size());
        assertEquals(120, arns.stream().distinct().count());
        assertEquals(120, arns.size());
    }

    @Test
    void aQueueGetsTheEnvelopeWithSubjectAndAttributes() {
        String topic = topic("enveloped");
        String queue = subscribedQueue(topic, "enveloped", Map.of());
        String id = aws.sns.publish(request -> request.topicArn(topic).subject("Hello").message("line 1\nünd <2>")
                .messageAttributes(Map.of("n", attribute("7")))).messageId();

        JsonNode envelope = json.readTree(one(queue).body());

        assertEquals(id, envelope.path("MessageId").asString());
        assertEquals("Hello", envelope.path("Subject").asString());
        assertEquals("line 1\nünd <2>", envelope.path("Message").asString());
        assertEquals("7", envelope.path("MessageAttributes").path("n").path("Value").asString());
    }

    @Test
    void rawDeliveryGivesTheMessageAloneWithItsAttributes() {
        String topic = topic("raw");
        String queue = subscribedQueue(topic, "raw", Map.of("RawMessageDelivery", "true"));
        aws.sns.publish(request -> request.topicArn(topic).message("bare").messageAttributes(
                Map.of("n", attribute("7"))));

        Message message = one(queue);

        assertEquals("bare", message.body());
        assertEquals("7", message.messageAttributes().get("n").stringValue());
    }

    @Test
    void rawDeliveryCanBeSwitchedOnLater() {
        String topic = topic("raw-later");
        String queue = subscribedQueue(topic, "raw-later", Map.of());
        String subscription = aws.sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions()
                .get(0).subscriptionArn();
        aws.sns.setSubscriptionAttributes(request -> request.subscriptionArn(subscription)
                .attributeName("RawMessageDelivery").attributeValue("true"));
        aws.sns.publish(request -> request.topicArn(topic).message("bare"));

        assertEquals("bare", one(queue).body());
        assertEquals("true", aws.sns.getSubscriptionAttributes(request -> request.subscriptionArn(subscription))
                .attributes().get("RawMessageDelivery"));
    }

    @Test
    void messagesArriveInTheOrderInWhichTheyWerePublished() {
        String topic = topic("ordered");
        String queue = subscribedQueue(topic, "ordered", Map.of("RawMessageDelivery", "true"));
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            String message = "message " + i;
            sent.add(message);
            aws.sns.publish(request -> request.topicArn(topic).message(message));
        }

        assertEquals(sent, many(queue, 30).stream().map(Message::body).toList());
    }

    @Test
    void aBatchIsPublishedEntryByEntry() {
        String topic = topic("batch");
        String queue = subscribedQueue(topic, "batch", Map.of("RawMessageDelivery", "true"));

        PublishBatchResponse response = aws.sns.publishBatch(request -> request.topicArn(topic)
                .publishBatchRequestEntries(entry("a", "1"), entry("b", ""), entry("c", "3")));

        assertEquals(List.of("a", "c"), response.successful().stream().map(entry -> entry.id()).toList());
        assertEquals("InvalidParameter", response.failed().get(0).code());
        assertEquals(List.of("1", "3"), many(queue, 2).stream().map(Message::body).toList());
        assertThrows(TooManyEntriesInBatchRequestException.class, () -> aws.sns.publishBatch(request -> request
                .topicArn(topic).publishBatchRequestEntries(java.util.stream.IntStream.range(0, 11)
                        .mapToObj(i -> entry("e" + i, "m")).toList())));
    }

    @Test
    void whatIsNotSupportedIsRefused() {
        String topic = topic("refusing");

        assertThrows(InvalidParameterException.class, () -> aws.sns.subscribe(request -> request.topicArn(topic)
                .protocol("https").endpoint("https://example.org")));
        assertThrows(InvalidParameterException.class, () -> aws.sns.subscribe(request -> request.topicArn(topic)
                .protocol("sqs").endpoint("http://queue")));
        assertThrows(InvalidParameterException.class, () -> aws.sns.subscribe(request -> request.topicArn(topic)
                .protocol("email").endpoint("nobody")));
        assertThrows(InvalidParameterException.class, () -> aws.sns.subscribe(request -> request.topicArn(topic)
                .protocol("sqs").endpoint(QUEUE_ARN + "q").attributes(Map.of("FilterPolicy", "{}"))));
        assertThrows(InvalidParameterException.class,
                () -> aws.sns.publish(request -> request.topicArn(topic).message("m").subject("two\nlines")));
    }

    @Test
    void anAddressGetsMailOnlyAfterItsOwnerOpenedTheLink() throws Exception {
        String topic = topic("mailed");
        String address = "owner@example.org";
        assertEquals("pending confirmation", aws.sns.subscribe(request -> request.topicArn(topic).protocol("email")
                .endpoint(address)).subscriptionArn());
        assertEquals("PendingConfirmation", onlySubscription(topic));
        aws.sns.publish(request -> request.topicArn(topic).subject("Too early").message("m"));
        JsonNode question = mail(address, "AWS Notification - Subscription Confirmation");

        HttpResponse<String> page = open(link(question));

        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("Subscription confirmed"), page.body());
        assertTrue(onlySubscription(topic).startsWith(topic + ":"));
        aws.sns.publish(request -> request.topicArn(topic).subject("In time").message("<b>bold</b>"));
        JsonNode mail = mail(address, "In time");
        assertTrue(mail.path("text").asString().startsWith("<b>bold</b>"));
        assertEquals(List.of(), mails(address, "Too early"));

        assertEquals(200, open(link(mail)).statusCode());
        assertEquals(List.of(), aws.sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions());
    }

    @Test
    void aWrongTokenConfirmsNothing() throws Exception {
        String topic = topic("guessed");
        aws.sns.subscribe(request -> request.topicArn(topic).protocol("email").endpoint("guess@example.org"));

        HttpResponse<String> page = open(aws.aws.sns().resolve(
                "/?Action=ConfirmSubscription&Token=1&TopicArn=" + topic));

        assertEquals(400, page.statusCode());
        assertEquals("PendingConfirmation", onlySubscription(topic));
    }

    @Test
    void theLauncherCanConfirmAnAddress() {
        String topic = topic("launched");
        aws.sns.subscribe(request -> request.topicArn(topic).protocol("email").endpoint("launch@example.org"));
        aws.aws.confirmSubscription(topic, "launch@example.org");
        aws.sns.publish(request -> request.topicArn(topic).message("m"));

        assertTrue(mail("launch@example.org", "AWS Notification Message").path("text").asString().startsWith("m"));
    }

    @Test
    void theMailboxShowsMarkupAsText() throws Exception {
        String topic = topic("markup");
        aws.sns.subscribe(request -> request.topicArn(topic).protocol("email").endpoint("markup@example.org"));
        aws.aws.confirmSubscription(topic, "markup@example.org");
        aws.sns.publish(request -> request.topicArn(topic).subject("<i>s</i>").message("<script>alert(1)</script>"));
        JsonNode mail = mail("markup@example.org", "<i>s</i>");

        HttpResponse<String> list = open(aws.mailbox("/"));
        HttpResponse<String> one = open(aws.mailbox("/mail/" + mail.path("id").asString()));

        assertTrue(list.body().contains("&lt;i&gt;s&lt;/i&gt;"), list.body());
        assertTrue(one.body().contains("&lt;script&gt;alert(1)"), one.body());
        assertTrue(one.headers().firstValue("Content-Security-Policy").orElseThrow().startsWith("default-src 'none'"));
        assertEquals(404, open(aws.mailbox("/mail/..%2f..%2fsns%2fsns.json")).statusCode());
    }

    @Test
    void aWebPageCannotPublish() throws Exception {
        String topic = topic("forged");
        HttpResponse<String> response = http.send(HttpRequest.newBuilder(aws.aws.sns())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("Action=Publish&Message=m&TopicArn=" + topic)).build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(403, response.statusCode());
        assertTrue(response.body().contains("MissingAuthenticationToken"), response.body());
    }

    private String topic(String name) {
        return aws.sns.createTopic(request -> request.name(name)).topicArn();
    }

    private String subscribedQueue(String topic, String name, Map<String, String> attributes) {
        String url = aws.sqs.createQueue(request -> request.queueName(name)).queueUrl();
        aws.sns.subscribe(request -> request.topicArn(topic).protocol("sqs").endpoint(QUEUE_ARN + name)
                .attributes(attributes));
        return url;
    }

    private String onlySubscription(String topic) {
        var subscriptions = aws.sns.listSubscriptionsByTopic(request -> request.topicArn(topic)).subscriptions();
        assertEquals(1, subscriptions.size());
        return subscriptions.get(0).subscriptionArn();
    }

    private Message one(String queue) {
        return many(queue, 1).get(0);
    }

    private List<Message> many(String queue, int count) {
        List<Message> messages = new ArrayList<>();
        await().until(() -> {
            messages.addAll(aws.receive(queue));
            return messages.size() >= count;
        });
        assertEquals(count, messages.size());
        return messages;
    }

    private JsonNode mail(String address, String subject) {
        await().until(() -> !mails(address, subject).isEmpty());
        return mails(address, subject).get(0);
    }

    private List<JsonNode> mails(String address, String subject) {
        try {
            List<JsonNode> mails = new ArrayList<>();
            json.readTree(open(aws.mailbox("/messages.json")).body()).forEach(mails::add);
            return mails.stream().filter(mail -> mail.path("to").asString().equals(address))
                    .filter(mail -> mail.path("subject").asString().equals(subject)).toList();
        } catch (Exception e) {
            throw new AssertionError("The mailbox does not answer.", e);
        }
    }

    private static URI link(JsonNode mail) {
        Matcher link = LINK.matcher(mail.path("text").asString());
        assertTrue(link.find(), "a link in " + mail);
        return URI.create(link.group());
    }

    private HttpResponse<String> open(URI uri) throws Exception {
        return http.send(HttpRequest.newBuilder(uri).header("Accept", "text/html").build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static MessageAttributeValue attribute(String number) {
        return MessageAttributeValue.builder().dataType("Number").stringValue(number).build();
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }
}
