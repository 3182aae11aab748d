package org.jmssqs.container;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Writes the message into the {@link Ledger} in the delivery's transaction, and then does what the witness says. */
public class LedgerBean extends WitnessBean {

    @Resource(lookup = "java:/jdbc/ledger")
    private DataSource ledger;

    @Override
    public void onMessage(Message message) {
        try (Connection connection = ledger.getConnection();
             PreparedStatement insert = connection.prepareStatement("INSERT INTO entry VALUES (?)")) {
            insert.setString(1, ((TextMessage) message).getText());
            insert.executeUpdate();
        } catch (SQLException | JMSException e) {
            throw new EJBException(e);
        }
        super.onMessage(message);
    }
}
