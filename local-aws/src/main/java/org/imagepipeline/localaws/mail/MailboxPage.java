package org.imagepipeline.localaws.mail;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imagepipeline.localaws.http.Html;
import org.imagepipeline.localaws.http.LoopbackServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mailbox in the browser: {@code /} lists the mails, newest first; {@code /mail/<id>} shows one; and
 * {@code /messages.json} gives the list, with the texts, to scripts. Shows the newest {@value #LIMIT} mails.
 */
public final class MailboxPage implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxPage.class);
    private static final int LIMIT = 200;
    private static final String MAIL = "/mail/";
    private static final String REFRESH = "<meta http-equiv=\"refresh\" content=\"5\">";

    private final MailStore store;
    private final DateTimeFormatter time = DateTimeFormatter
            .ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.MEDIUM)
            .withLocale(Locale.UK)
            .withZone(ZoneId.systemDefault());
    private final JsonMapper json = new JsonMapper();
    private LoopbackServer server;

    private MailboxPage(MailStore store) {
        this.store = store;
    }

    /** Starts the page; returns when it listens. */
    public static MailboxPage start(MailStore store, String host, int port) throws IOException {
        MailboxPage page = new MailboxPage(store);
        page.server = LoopbackServer.start("mailbox-page", host, port, page::handle);
        return page;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try {
            String path = exchange.getRequestURI().getPath();
            if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                LoopbackServer.answerPage(exchange, 405, Html.page("Only for reading", "", ""));
            } else if (path.equals("/")) {
                LoopbackServer.answerPage(exchange, 200, list(store.newest(LIMIT)));
            } else if (path.equals("/messages.json")) {
                LoopbackServer.answer(exchange, 200, "application/json",
                        json.writeValueAsString(store.newest(LIMIT)));
            } else if (path.startsWith(MAIL)) {
                Optional<Mail> mail = store.find(path.substring(MAIL.length()));
                LoopbackServer.answerPage(exchange, mail.isPresent() ? 200 : 404,
                        mail.map(this::one).orElseGet(MailboxPage::unknown));
            } else {
                LoopbackServer.answerPage(exchange, 404, unknown());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("The mailbox page could not answer {}", exchange.getRequestURI(), e);
            LoopbackServer.answerPage(exchange, 500, Html.page("The mailbox cannot be read", "", ""));
        }
    }

    private String list(List<Mail> mails) {
        if (mails.isEmpty()) {
            return Html.page("Mailbox", REFRESH,
                    "<p class=\"quiet\">No mail yet. This page looks again by itself.</p>");
        }
        StringBuilder rows = new StringBuilder("<table><tr><th>Arrived</th><th>To</th><th>Subject</th></tr>\n");
        for (Mail mail : mails) {
            rows.append("<tr><td class=\"quiet\">").append(Html.escape(time.format(mail.arrived())))
                    .append("</td><td>").append(Html.escape(mail.to()))
                    .append("</td><td><a href=\"").append(MAIL).append(mail.id()).append("\">")
                    .append(Html.escape(mail.subject().isBlank() ? "(no subject)" : mail.subject()))
                    .append("</a></td></tr>\n");
        }
        return Html.page("Mailbox", REFRESH, rows.append("</table>").toString());
    }

    private String one(Mail mail) {
        return Html.page(mail.subject().isBlank() ? "(no subject)" : mail.subject(), "",
                "<p class=\"quiet\">From " + Html.escape(mail.from()) + " to " + Html.escape(mail.to()) + ", "
                        + Html.escape(time.format(mail.arrived())) + "</p>\n<pre>" + Html.withLinks(mail.text())
                        + "</pre>\n<p><a href=\"/\">All mails</a></p>");
    }

    private static String unknown() {
        return Html.page("There is no such page", "", "<p><a href=\"/\">All mails</a></p>");
    }

    /** Stops listening. */
    @Override
    public void close() {
        server.close();
    }
}
