package org.imagepipeline.localaws.mail;

import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mails that arrived, each a file {@code <milliseconds>-<number>.eml} in one folder. */
public final class MailStore {

    private static final Pattern ID = Pattern.compile("(\\d{13})-\\d{6}");
    private static final String SUFFIX = ".eml";

    private final Path directory;
    private final Session session = Session.getInstance(new Properties());
    private int number;

    /** A store in this existing folder. */
    public MailStore(Path directory) {
        this.directory = directory;
    }

    /** Stores a mail; it is visible only when it is complete. */
    public synchronized void add(MimeMessage mail) throws IOException, MessagingException {
        number = (number + 1) % 1_000_000;
        String id = "%013d-%06d".formatted(System.currentTimeMillis(), number);
        Path unfinished = directory.resolve(id + ".part");
        try (OutputStream out = Files.newOutputStream(unfinished)) {
            mail.writeTo(out);
        }
        Files.move(unfinished, directory.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * The newest mails, newest first.
     *
     * @param limit how many at most
     */
    public List<Mail> newest(int limit) throws IOException {
        List<String> ids;
        try (Stream<Path> files = Files.list(directory)) {
            ids = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .filter(id -> ID.matcher(id).matches())
                    .sorted(Comparator.reverseOrder())
                    .limit(limit)
                    .toList();
        }
        List<Mail> mails = new ArrayList<>(ids.size());
        for (String id : ids) {
            find(id).ifPresent(mails::add);
        }
        return mails;
    }

    /** The mail with this id; empty when there is none, whatever the id looks like. */
    public Optional<Mail> find(String id) throws IOException {
        var name = ID.matcher(id);
        if (!name.matches()) {
            return Optional.empty();
        }
        byte[] content;
        try {
            content = Files.readAllBytes(directory.resolve(id + SUFFIX));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(content));
            return Optional.of(new Mail(id, Instant.ofEpochMilli(Long.parseLong(name.group(1))),
                    addresses(mail.getFrom()), addresses(mail.getRecipients(Message.RecipientType.TO)),
                    mail.getSubject() == null ? "" : mail.getSubject(), text(mail)));
        } catch (MessagingException e) {
            throw new IOException("The mail " + id + " cannot be read.", e);
        }
    }

    private static String addresses(Address[] addresses) {
        return addresses == null ? "" : Stream.of(addresses)
                .map(address -> address instanceof InternetAddress internet ? internet.toUnicodeString()
                        : address.toString())
                .collect(Collectors.joining(", "));
    }

    /** The first plain text part, searched depth first. */
    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain") && part.getContent() instanceof String text) {
            return text;
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart inner = parts.getBodyPart(i);
                String text = text(inner);
                if (!text.isEmpty()) {
                    return text;
                }
            }
        }
        return "";
    }
}
