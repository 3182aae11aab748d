package org.jmssqs.container.shop;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;

/** Answers questions, without a transaction: its injected context lives as long as the request. */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destination", propertyValue = "shop-questions"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue")})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Answerer implements MessageListener {

    @Inject
    private JMSContext context;

    @Override
    public void onMessage(Message question) {
        try {
            String seen = question.getBody(String.class) + " " + question.getJMSType() + " "
                    + question.getIntProperty("attempt") + " " + question.getBooleanProperty("urgent") + " "
                    + question.getJMSDeliveryMode() + " " + question.getJMSMessageID();
            context.createProducer()
                    .setJMSCorrelationID(question.getJMSCorrelationID())
                    .send(question.getJMSReplyTo(), seen);
        } catch (JMSException e) {
            throw new EJBException(e);
        }
    }
}
