package org.imagepipeline.localaws.sns;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/** Sends plain text mails through one SMTP server. */
final class MailSender {

    private static final String SENDER = "no-reply@sns.amazonaws.com";
    private static final String SENDER_NAME = "AWS Notifications (local)";
    private static final String TIMEOUT_MS = "5000";

    private final Session session;

    MailSender(String host, int port) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", host);
        properties.setProperty("mail.smtp.port", Integer.toString(port));
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MS);
        session = Session.getInstance(properties);
    }

    void send(String recipient, String subject, String text) throws Exception {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(SENDER, SENDER_NAME, StandardCharsets.UTF_8.name()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        mail.setSubject(subject, StandardCharsets.UTF_8.name());
        mail.setText(text, StandardCharsets.UTF_8.name());
        mail.setSentDate(new Date());
        Transport.send(mail);
    }

    /** Whether this can be an e-mail address: one address with a local part and a domain. */
    static boolean isAddress(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            return text.equals(address.getAddress()) && text.indexOf('@') > 0;
        } catch (MessagingException e) {
            return false;
        }
    }
}
