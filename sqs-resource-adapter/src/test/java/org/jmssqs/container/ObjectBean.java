package org.jmssqs.container;

import jakarta.ejb.EJBException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import java.io.Serializable;

/** Takes the object out of a message before it does what the witness says. */
public class ObjectBean extends WitnessBean {

    /** Tells in the server's log that it was made out of bytes. */
    public static final class Forbidden implements Serializable {

        static final String MADE = "An object was made out of bytes";
        private static final long serialVersionUID = 1L;

        private Object readResolve() {
            System.getLogger(Forbidden.class.getName()).log(System.Logger.Level.ERROR, MADE);
            return this;
        }
    }

    @Override
    public void onMessage(Message message) {
        if (message instanceof ObjectMessage) {
            try {
                ((ObjectMessage) message).getObject();
            } catch (JMSException e) {
                throw new EJBException(e);
            }
        }
        super.onMessage(message);
    }
}
