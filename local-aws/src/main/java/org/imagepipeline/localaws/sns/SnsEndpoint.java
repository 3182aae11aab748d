package org.imagepipeline.localaws.sns;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.imagepipeline.localaws.http.Html;
import org.imagepipeline.localaws.http.LoopbackServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The SNS endpoint: the query protocol of API version 2010-03-31 with the actions of standard topics, and the links of
 * the mails, which a browser opens.
 *
 * <p>Limits: requests must name the access key in their Authorization header, but the signature is not computed; only
 * the two mailed links work without. Policies are kept, not enforced. There are no FIFO topics, no filter policies,
 * no delivery or redrive policies, no data protection, and no protocols but sqs, email and email-json: asking for
 * them is an InvalidParameter or InvalidAction error, never silence.
 */
public final class SnsEndpoint implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SnsEndpoint.class);
    /** A batch of messages of the full size, form-encoded, and some more. */
    private static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;
    private static final Set<String> LINKED_ACTIONS = Set.of("ConfirmSubscription", "Unsubscribe");

    private final Map<String, Function<QueryRequest, XmlAnswer>> actions = new HashMap<>();
    private final SubscriptionActions subscriptions;
    private final Dispatcher dispatcher;
    private final String credential;
    private LoopbackServer server;

    private SnsEndpoint(SnsState state, Dispatcher dispatcher, Deliveries deliveries, String region, String accountId,
                        String accessKeyId, boolean canMail) {
        this.dispatcher = dispatcher;
        credential = "Credential=" + accessKeyId + "/";
        TopicActions topics = new TopicActions(state, region, accountId);
        actions.put("CreateTopic", topics::create);
        actions.put("DeleteTopic", topics::delete);
        actions.put("ListTopics", topics::list);
        actions.put("GetTopicAttributes", topics::getAttributes);
        actions.put("SetTopicAttributes", topics::setAttribute);
        actions.put("TagResource", topics::tag);
        actions.put("UntagResource", topics::untag);
        actions.put("ListTagsForResource", topics::listTags);
        subscriptions = new SubscriptionActions(state, dispatcher, deliveries, accountId, canMail);
        actions.put("Subscribe", subscriptions::subscribe);
        actions.put("ConfirmSubscription", subscriptions::confirm);
        actions.put("Unsubscribe", subscriptions::unsubscribe);
        actions.put("ListSubscriptions", subscriptions::list);
        actions.put("ListSubscriptionsByTopic", subscriptions::listByTopic);
        actions.put("GetSubscriptionAttributes", subscriptions::getAttributes);
        actions.put("SetSubscriptionAttributes", subscriptions::setAttribute);
        PublishActions publishing = new PublishActions(state, dispatcher, deliveries);
        actions.put("Publish", publishing::publish);
        actions.put("PublishBatch", publishing::publishBatch);
    }

    /**
     * Starts the endpoint; returns when it listens.
     *
     * @param directory the existing folder of its state
     * @param host      the address to listen on, which the mailed links name too
     * @param sqs       reaches the queues it delivers to; closed by the caller
     * @param smtpPort  the port on the same host of the SMTP server for e-mail subscriptions, if there is one
     */
    public static SnsEndpoint start(Path directory, String host, int port, String region, String accountId,
                                    String accessKeyId, SqsClient sqs, Optional<Integer> smtpPort) throws IOException {
        Optional<MailSender> mail = smtpPort.map(smtp -> new MailSender(host, smtp));
        SnsState state = new SnsState(directory);
        Dispatcher dispatcher = Dispatcher.start(directory.resolve("outbox"), new SubscriberSender(sqs, mail));
        try {
            SnsEndpoint endpoint = new SnsEndpoint(state, dispatcher,
                    new Deliveries(URI.create("http://" + host + ":" + port)), region, accountId, accessKeyId,
                    mail.isPresent());
            endpoint.server = LoopbackServer.start("sns", host, port, endpoint::handle);
            return endpoint;
        } catch (IOException e) {
            dispatcher.close();
            throw e;
        }
    }

    /** Confirms the pending subscription of an e-mail address, as its owner would by opening the mailed link. */
    public void confirmSubscription(String topicArn, String address) {
        subscriptions.confirmAddress(topicArn, address);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String requestId = UUID.randomUUID().toString();
        exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
        boolean browser = exchange.getRequestMethod().equals("GET")
                && String.valueOf(exchange.getRequestHeaders().getFirst("Accept")).contains("text/html");
        try {
            QueryRequest request = read(exchange);
            authorize(exchange, request);
            XmlAnswer result = Optional.ofNullable(actions.get(request.action()))
                    .orElseThrow(() -> new SnsException(400, "InvalidAction",
                            "The local SNS does not know the action " + request.action()))
                    .apply(request);
            if (browser) {
                LoopbackServer.answerPage(exchange, 200, done(request));
            } else {
                LoopbackServer.answer(exchange, 200, "text/xml",
                        XmlAnswer.success(request.action(), requestId, result));
            }
        } catch (SnsException e) {
            refuse(exchange, browser, e.status(), "Sender", e.code(), e.getMessage(), requestId);
        } catch (RuntimeException e) {
            LOG.warn("Request {} failed", requestId, e);
            refuse(exchange, browser, 500, "Receiver", "InternalFailure", "The local SNS failed; see its log.",
                    requestId);
        }
    }

    private static QueryRequest read(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                return QueryRequest.parse(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
            }
            case "POST" -> {
                byte[] body = exchange.getRequestBody().readNBytes(MAX_REQUEST_BYTES + 1);
                if (body.length > MAX_REQUEST_BYTES) {
                    throw new SnsException(413, "RequestEntityTooLarge", "The request is too large");
                }
                return QueryRequest.parse(new String(body, StandardCharsets.UTF_8));
            }
            default -> throw new SnsException(405, "MethodNotAllowed", "Use POST");
        }
    }

    /** Keeps a web page that posts to this port from acting: it cannot set the header. */
    private void authorize(HttpExchange exchange, QueryRequest request) {
        if (exchange.getRequestMethod().equals("GET") && LINKED_ACTIONS.contains(request.action())) {
            return;
        }
        List<String> authorization = exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        if (authorization.isEmpty()) {
            throw new SnsException(403, "MissingAuthenticationToken", "Request is missing Authentication Token");
        }
        if (!authorization.get(0).contains(credential)) {
            throw new SnsException(403, "InvalidClientTokenId",
                    "The security token included in the request is invalid.");
        }
    }

    private static void refuse(HttpExchange exchange, boolean browser, int status, String type, String code,
                               String message, String requestId) throws IOException {
        if (browser) {
            LoopbackServer.answerPage(exchange, status,
                    Html.page("That did not work", "", "<p>" + Html.escape(message) + "</p>"));
        } else {
            LoopbackServer.answer(exchange, status, "text/xml", XmlAnswer.error(type, code, message, requestId));
        }
    }

    private static String done(QueryRequest request) {
        return request.action().equals("ConfirmSubscription")
                ? Html.page("Subscription confirmed", "", "<p>You will get the notifications of the topic "
                        + Html.escape(request.required("TopicArn")) + ".</p>")
                : Html.page("Subscription ended", "", "<p>You will get no more notifications of this topic.</p>");
    }

    /** Stops listening; messages on their way have a few seconds, the others are delivered after the next start. */
    @Override
    public void close() {
        server.close();
        dispatcher.close();
    }
}
