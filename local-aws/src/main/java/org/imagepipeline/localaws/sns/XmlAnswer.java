package org.imagepipeline.localaws.sns;

import java.util.Map;

/** The XML of an answer, written element by element. */
final class XmlAnswer {

    private static final String NAMESPACE = "http://sns.amazonaws.com/doc/2010-03-31/";

    private final StringBuilder xml = new StringBuilder();

    /** The whole answer to an action that went well. */
    static String success(String action, String requestId, XmlAnswer result) {
        String inner = result.xml.length() == 0 ? ""
                : "<" + action + "Result>" + result.xml + "</" + action + "Result>";
        return "<" + action + "Response xmlns=\"" + NAMESPACE + "\">" + inner + "<ResponseMetadata><RequestId>"
                + requestId + "</RequestId></ResponseMetadata></" + action + "Response>";
    }

    /** The whole answer to a request that was refused or failed. */
    static String error(String type, String code, String message, String requestId) {
        XmlAnswer error = new XmlAnswer().element("Type", type).element("Code", code).element("Message", message);
        return "<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error>" + error.xml + "</Error><RequestId>" + requestId
                + "</RequestId></ErrorResponse>";
    }

    XmlAnswer element(String name, String text) {
        xml.append('<').append(name).append('>');
        text.codePoints().forEach(this::character);
        xml.append("</").append(name).append('>');
        return this;
    }

    XmlAnswer element(String name, Runnable content) {
        xml.append('<').append(name).append('>');
        content.run();
        xml.append("</").append(name).append('>');
        return this;
    }

    XmlAnswer attributes(Map<String, String> attributes) {
        return element("Attributes", () -> attributes.forEach((key, value) ->
                element("entry", () -> element("key", key).element("value", value))));
    }

    private void character(int c) {
        switch (c) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '\r' -> xml.append("&#13;");
            default -> xml.appendCodePoint(allowed(c) ? c : 0xFFFD);
        }
    }

    /** XML 1.0, production 2. */
    private static boolean allowed(int c) {
        return c == '\t' || c == '\n' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }
}
