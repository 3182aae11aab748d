package org.jmssqs.container;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDrivenContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * The bean of these tests: it asks the {@link Witness} in the test's own JVM what to do with the message. Its
 * activation properties stand in the deployment descriptor that {@link BeanArchive} writes.
 */
public class WitnessBean implements MessageListener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Resource
    private MessageDrivenContext context;

    @Override
    public void onMessage(Message message) {
        try {
            String text = message instanceof TextMessage ? ((TextMessage) message).getText() : message.toString();
            HttpRequest ask = HttpRequest.newBuilder(URI.create(System.getProperty("witness")))
                    .header("Message-Id", message.getJMSMessageID())
                    .header("Delivery-Count", String.valueOf(message.getIntProperty("JMSXDeliveryCount")))
                    .POST(HttpRequest.BodyPublishers.ofString(text))
                    .build();
            Verdict verdict = Verdict.valueOf(HTTP.send(ask, HttpResponse.BodyHandlers.ofString()).body());
            if (verdict == Verdict.ROLL_BACK) {
                context.setRollbackOnly();
            } else if (verdict == Verdict.THROW) {
                throw new EJBException("as the witness said");
            }
        } catch (IOException | JMSException e) {
            throw new EJBException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EJBException(e);
        }
    }
}
