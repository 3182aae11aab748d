package org.imagepipeline.notification;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.TextMessage;
import java.time.Instant;
import org.imagepipeline.processing.ImageProcessor;

/**
 * Receives the bucket's events. Returning acknowledges the message; an exception brings it again, and after the queue's
 * number of tries to the dead-letter queue.
 *
 * <p>The bean runs without a transaction: it writes to S3 and DynamoDB only, which take part in none, and each write is
 * idempotent. A transaction would cost a coordinator's work for each message, could time out, and would promise what it
 * cannot keep.
 */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
    @ActivationConfigProperty(propertyName = "destination", propertyValue = "${image.queue:image-processing-queue}"),
    @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "${image.sessions:10}")
})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UploadNotificationListener implements MessageListener {

    private static final System.Logger LOG = System.getLogger(UploadNotificationListener.class.getName());

    @Inject
    private NotificationReader notifications;

    @Inject
    private ImageProcessor processor;

    @Override
    public void onMessage(Message message) {
        try {
            processor.process(notifications.read(text(message), Instant.ofEpochMilli(message.getJMSTimestamp())));
        } catch (NotAnEventException e) {
            LOG.log(System.Logger.Level.WARNING, "Message refused, towards the dead-letter queue: {0}", e.getMessage());
            throw e;
        } catch (JMSException e) {
            throw new EJBException("The message cannot be read", e);
        }
    }

    private static String text(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText();
        }
        throw new NotAnEventException("The message is not text");
    }
}
