package org.jmssqs.container;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.tools.Server;

/**
 * A database in the test's own JVM, which outlives the servers under test: a {@link LedgerBean} writes to it in its
 * transaction, and the test sees what was committed.
 */
final class Ledger implements AutoCloseable {

    private final Server server;
    private final Connection connection;

    Ledger() throws SQLException {
        server = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        connection = DriverManager.getConnection(url());
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE entry (text VARCHAR(200) NOT NULL)");
        }
    }

    /** Where a datasource finds it. */
    String url() {
        return "jdbc:h2:tcp://127.0.0.1:" + server.getPort() + "/mem:ledger";
    }

    /** Committed entries that begin with a text. */
    List<String> entries(String beginning) throws SQLException {
        List<String> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT text FROM entry")) {
            while (rows.next()) {
                if (rows.getString(1).startsWith(beginning)) {
                    entries.add(rows.getString(1));
                }
            }
        }
        return entries;
    }

    /** How many different committed entries begin with a text. */
    int size(String beginning) throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(
                "SELECT COUNT(DISTINCT text) FROM entry WHERE text LIKE ?")) {
            count.setString(1, beginning + "%");
            try (ResultSet row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        server.stop();
    }
}
