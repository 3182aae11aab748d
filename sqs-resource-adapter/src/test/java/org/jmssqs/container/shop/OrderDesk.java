package org.jmssqs.container.shop;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.inject.Inject;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;

/** Does in a transaction what a command says, and is plain Jakarta Messaging. */
@MessageDriven(activationConfig = {
    @ActivationConfigProperty(propertyName = "destination", propertyValue = "shop-commands"),
    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue")})
public class OrderDesk implements MessageListener {

    @Resource(lookup = "java:/jms/SqsConnectionFactory")
    private ConnectionFactory factory;

    @Resource(lookup = "java:/jms/SqsConnectionFactory")
    private QueueConnectionFactory queueFactory;

    @Resource(lookup = "java:/jms/queue/shop-orders")
    private Queue orders;

    @Resource(lookup = "java:/jms/queue/shop-answers")
    private Queue answers;

    @Resource
    private MessageDrivenContext transaction;

    @Inject
    private JMSContext context;

    @EJB
    private Packer packer;

    @Override
    public void onMessage(Message message) {
        try {
            String command = message.getBody(String.class);
            switch (command) {
                case "factory" -> sendByFactory();
                case "classic" -> sendByClassicApi();
                case "injected" -> sendByInjectedContext();
                case "roll back once" -> rollBackOnce(message);
                case "request" -> request();
                default -> throw new EJBException("There is no command " + command);
            }
        } catch (JMSException e) {
            throw new EJBException(e);
        }
    }

    private void sendByFactory() {
        try (JMSContext own = factory.createContext()) {
            own.createProducer().setProperty("size", 42).send(orders, "by factory");
        }
    }

    private void sendByClassicApi() throws JMSException {
        try (QueueConnection connection = queueFactory.createQueueConnection()) {
            QueueSession session = connection.createQueueSession(true, Session.SESSION_TRANSACTED);
            session.createSender(orders).send(session.createTextMessage("by classic API"));
        }
    }

    /** Two beans in one transaction use one context, so that one batch carries both messages. */
    private void sendByInjectedContext() {
        context.createProducer().send(orders, "injected into the bean");
        packer.pack();
    }

    private void rollBackOnce(Message message) throws JMSException {
        context.createProducer().send(orders, "at delivery " + message.getIntProperty("JMSXDeliveryCount"));
        if (!message.getJMSRedelivered()) {
            transaction.setRollbackOnly();
        }
    }

    private void request() throws JMSException {
        Message question = context.createTextMessage("how many?");
        question.setJMSReplyTo(answers);
        question.setJMSCorrelationID("question 1");
        question.setJMSType("question");
        question.setIntProperty("attempt", 1);
        question.setBooleanProperty("urgent", true);
        context.createProducer().setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                .send(context.createQueue("shop-questions"), question);
    }
}
