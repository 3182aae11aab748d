package org.jmssqs.container;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDrivenContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The bean of these tests: it asks the {@link Witness} in the test's own JVM what to do with the message. Its
 * activation properties stand in the deployment descriptor that {@link BeanArchive} writes.
 */
public class WitnessBean implements MessageListener {

    @Resource
    private MessageDrivenContext context;

    @Override
    public void onMessage(Message message) {
        try {
            String text = message instanceof TextMessage ? ((TextMessage) message).getText() : message.toString();
            HttpURLConnection witness =
                    (HttpURLConnection) URI.create(System.getProperty("witness")).toURL().openConnection();
            witness.setRequestProperty("Message-Id", message.getJMSMessageID());
            witness.setRequestProperty("Delivery-Count", String.valueOf(message.getIntProperty("JMSXDeliveryCount")));
            witness.setDoOutput(true);
            try (OutputStream out = witness.getOutputStream()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
            Verdict verdict;
            try (InputStream in = witness.getInputStream()) {
                verdict = Verdict.valueOf(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
            if (verdict == Verdict.ROLL_BACK) {
                context.setRollbackOnly();
            } else if (verdict == Verdict.THROW) {
                throw new EJBException("as the witness said");
            }
        } catch (IOException | JMSException e) {
            throw new EJBException(e);
        }
    }
}
