package org.imagepipeline.localaws.mail;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;

/**
 * An SMTP server by GreenMail: it takes mail for every address, asks for no sign-in, sends nothing on, and hands each
 * mail to the {@link MailStore} before it acknowledges it.
 */
public final class SmtpEndpoint implements AutoCloseable {

    private final GreenMail server;

    private SmtpEndpoint(GreenMail server) {
        this.server = server;
    }

    /** Starts the server; returns when it listens. */
    public static SmtpEndpoint start(MailStore store, String host, int port) {
        GreenMail server = new GreenMail(new ServerSetup(port, host, ServerSetup.PROTOCOL_SMTP));
        server.start();
        server.getUserManager().setMessageDeliveryHandler((mail, recipient) -> {
            try {
                store.add(mail.getMessage());
            } catch (IOException e) {
                throw new MessagingException("The mail could not be stored.", e);
            }
            return new Recipient(recipient.getEmail(), server);
        });
        return new SmtpEndpoint(server);
    }

    /** Keeps GreenMail from holding the mail in memory as well: it is in the store. */
    private static final class Recipient extends UserImpl {

        Recipient(String address, GreenMail server) {
            super(address, address, "", server.getManagers().getImapHostManager());
        }

        @Override
        public void deliver(MovingMessage mail) {
            // nothing more to do
        }
    }

    /** Stops listening and ends all threads. */
    @Override
    public void close() {
        server.stop();
    }
}
