package org.imagepipeline.benchmarks;

import com.amazon.sqs.javamessaging.ProviderConfiguration;
import com.amazon.sqs.javamessaging.SQSConnection;
import com.amazon.sqs.javamessaging.SQSConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The AWS library's own consumer: one session with one listener for each message worked on at once. */
final class AwsLibrary implements Consumer {

    private static final int PREFETCH = 10;

    private final SqsClient client;
    private final String queue;
    private SQSConnection connection;

    AwsLibrary(SqsClient client, String queue) {
        this.client = client;
        this.queue = queue;
    }

    @Override
    public String name() {
        return "AWS library";
    }

    @Override
    public void start(int sessions, Work work) throws JMSException {
        connection = new SQSConnectionFactory(
                new ProviderConfiguration().withNumberOfMessagesToPrefetch(PREFETCH), client).createConnection();
        for (int i = 0; i < sessions; i++) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            session.createConsumer(session.createQueue(queue)).setMessageListener(message -> deliver(message, work));
        }
        connection.start();
    }

    private static void deliver(Message message, Work work) {
        try {
            work.on(((TextMessage) message).getText());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() throws JMSException {
        connection.close();
    }
}
