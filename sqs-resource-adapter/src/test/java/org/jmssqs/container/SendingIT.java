package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jmssqs.container.shop.Answerer;
import org.jmssqs.container.shop.OrderDesk;
import org.jmssqs.container.shop.Packer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Beans that send: by a connection factory of the server's pool, and by an injected context. */
@ExtendWith(TestBed.Extension.class)
class SendingIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ADAPTER = "sqs-resource-adapter";

    private final TestBed bed;
    private final String commands;
    private final String orders;
    private final String answers;

    SendingIT(TestBed bed) {
        this.bed = bed;
        commands = bed.sqs().createQueue("shop-commands", Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "10"));
        orders = bed.sqs().createQueue("shop-orders", Map.of());
        answers = bed.sqs().createQueue("shop-answers", Map.of());
        bed.sqs().createQueue("shop-questions", Map.of());
    }

    private static WebArchive shop() {
        return ShrinkWrap.create(WebArchive.class, "shop.war")
                .addClasses(OrderDesk.class, Packer.class, Answerer.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsLibrary(new File(System.getProperty("test.cdi.jar")));
    }

    @BeforeEach
    void deploy() throws Exception {
        bed.server().deploy(shop());
    }

    @AfterEach
    void undeploy() throws Exception {
        bed.server().undeploy("shop.war");
    }

    /** Messages that come to a queue, until there are so many; they are taken out of it. */
    private List<Message> take(String url, int wanted) {
        List<Message> taken = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            List<Message> received = bed.sqs().client().receiveMessage(request -> request
                    .queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(1).messageAttributeNames("All")).messages();
            received.forEach(message -> bed.sqs().client().deleteMessage(request -> request
                    .queueUrl(url).receiptHandle(message.receiptHandle())));
            taken.addAll(received);
            return taken.size() >= wanted;
        });
        return taken;
    }

    private void awaitCommandDone() {
        await().atMost(SOON).until(() -> bed.sqs().messages(commands) == 0);
    }

    private static TreeSet<String> bodies(List<Message> messages) {
        return new TreeSet<>(messages.stream().map(Message::body).toList());
    }

    @Test
    void aBeanSendsByThePooledConnectionFactory() {
        bed.sqs().send(commands, "factory");
        Message message = take(orders, 1).get(0);
        assertEquals("by factory", message.body());
        assertEquals("Number.int", message.messageAttributes().get("size").dataType());

        bed.sqs().send(commands, "classic");
        assertEquals("by classic API", take(orders, 1).get(0).body());
    }

    @Test
    void theBeansOfATransactionSendTogetherByAnInjectedContext() throws Exception {
        long calls = counter("sendCalls");
        bed.sqs().send(commands, "injected");
        assertEquals(new TreeSet<>(List.of("injected into the bean", "injected into another bean")),
                bodies(take(orders, 2)));
        assertEquals(calls + 1, counter("sendCalls"), "one batch");
    }

    @Test
    void aTransactionThatRollsBackSendsNothing() {
        bed.sqs().send(commands, "roll back once");
        assertEquals(new TreeSet<>(List.of("at delivery 2")), bodies(take(orders, 1)));
        awaitCommandDone();
        assertEquals(0, bed.sqs().messages(orders));
    }

    @Test
    void aMessageThatSqsDoesNotTakeRollsTheTransactionBack() throws Exception {
        bed.proxy().suffer(Fault.on("SendMessage", Fault.serverError()));
        bed.sqs().send(commands, "factory");
        await().atMost(SOON).until(() -> !bed.server().log("The transaction is rolled back: SQS did not").isEmpty());
        assertEquals(1, bed.sqs().messages(commands));
        bed.proxy().heal();
        assertEquals("by factory", take(orders, 1).get(0).body(), "the command came again");
        awaitCommandDone();
    }

    @Test
    void oneBeanAsksAndAnotherAnswers() {
        bed.sqs().send(commands, "request");
        Message answer = take(answers, 1).get(0);
        assertTrue(answer.body().startsWith("how many? question 1 true 2 ID:"), answer.body());
        assertEquals("question 1", answer.messageAttributes().get("JMS_SQSCorrelationID").stringValue());
    }

    @Test
    void redeploymentLeavesNoConnectionInUse() throws Exception {
        pool("write-attribute", "statistics-enabled", "true");
        for (int i = 0; i < 5; i++) {
            bed.sqs().send(commands, "injected");
            bed.sqs().send(commands, "request");
            take(orders, 2);
            take(answers, 1);
            awaitCommandDone();
            bed.server().undeploy("shop.war");
            assertEquals(0, inUse());
            bed.server().deploy(shop());
        }
    }

    private int inUse() throws Exception {
        return pool("read-attribute", "InUseCount", null).asInt();
    }

    private ModelNode pool(String operation, String name, String value) throws Exception {
        ModelNode node = new ModelNode();
        node.get("operation").set(operation);
        node.get("address").set(TestServer.address("subsystem", "resource-adapters", "resource-adapter", ADAPTER,
                "connection-definitions", "SqsConnectionFactory", "statistics", "pool"));
        node.get("name").set(name);
        if (value != null) {
            node.get("value").set(value);
        }
        return bed.server().execute(node);
    }

    private long counter(String name) throws Exception {
        ModelNode node = new ModelNode();
        node.get("operation").set("read-attribute");
        node.get("address").set(TestServer.address("subsystem", "resource-adapters", "resource-adapter", ADAPTER,
                "statistics", "extended"));
        node.get("name").set(name);
        return bed.server().execute(node).asLong();
    }
}
