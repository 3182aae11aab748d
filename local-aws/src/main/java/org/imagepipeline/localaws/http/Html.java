package org.imagepipeline.localaws.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text as HTML, and the frame that the module's pages share. */
public final class Html {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+");
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:56rem;margin:2rem auto;padding:0 1rem;color:#1d2733}
            h1{font-size:1.4rem}a{color:#0b5cad}table{border-collapse:collapse;width:100%}
            td,th{text-align:left;padding:.45rem .6rem;border-bottom:1px solid #dde3ea;vertical-align:top}
            th{font-weight:600;color:#5a6775}pre{white-space:pre-wrap;overflow-wrap:anywhere;background:#f5f7fa;
            padding:1rem;border-radius:.4rem}.quiet{color:#5a6775}""";

    private Html() {
    }

    /** The text with every character that means something in HTML escaped, attributes in quotes included. */
    public static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** The text escaped, with its http and https links made clickable. */
    public static String withLinks(String text) {
        StringBuilder html = new StringBuilder();
        Matcher links = LINK.matcher(text);
        int end = 0;
        while (links.find()) {
            html.append(escape(text.substring(end, links.start())));
            String link = escape(links.group());
            html.append("<a rel=\"noreferrer\" href=\"").append(link).append("\">").append(link).append("</a>");
            end = links.end();
        }
        return html.append(escape(text.substring(end))).toString();
    }

    /**
     * A whole page.
     *
     * @param title plain text
     * @param head  further HTML for the head, or ""
     * @param body  HTML
     */
    public static String page(String title, String head, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + escape(title) + "</title>" + head
                + "<style>" + STYLE + "</style></head>\n<body><h1>" + escape(title) + "</h1>\n" + body
                + "\n</body></html>\n";
    }
}
