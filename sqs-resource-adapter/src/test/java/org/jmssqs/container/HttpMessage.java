package org.jmssqs.container;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request or an answer as it stands on the wire, with a body of known length: SQS's clients and endpoints send no
 * other.
 *
 * @param head first line and headers, up to and with the empty line
 * @param body the body
 */
record HttpMessage(String head, byte[] body) {

    private static final Pattern LENGTH = header("Content-Length", "(\\d+)");
    private static final Pattern TARGET = header("X-Amz-Target", "AmazonSQS\\.(\\w+)");
    private static final Pattern EXPECTATION = header("Expect", "(100-continue)");
    private static final Pattern CHUNKS = header("Transfer-Encoding", "(chunked)");

    /** An answer with which SQS refuses a call. */
    static HttpMessage error(int status, String code, String text) {
        return json(status, "x-amzn-query-error: " + code + ";Sender\r\n",
                "{\"__type\":\"com.amazonaws.sqs#" + code + "\",\"message\":\"" + text + "\"}");
    }

    /** An answer with which SQS carries a call out. */
    static HttpMessage success(String json) {
        return json(200, "", json);
    }

    private static HttpMessage json(int status, String headers, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return new HttpMessage("HTTP/1.1 " + status + " -\r\nContent-Type: application/x-amz-json-1.0\r\n" + headers
                + "Content-Length: " + body.length + "\r\n\r\n", body);
    }

    /**
     * Reads a message.
     *
     * @param back where a client that waits for leave to send its body gets it; null when an answer is read
     * @throws EOFException when there is none
     */
    static HttpMessage read(InputStream in, OutputStream back) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        int last = 0;
        while (last != 0x0d0a0d0a) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            bytes.write(next);
            last = last << 8 | next;
        }
        String head = bytes.toString(StandardCharsets.ISO_8859_1);
        if (CHUNKS.matcher(head).find()) {
            throw new IOException("A body in chunks is not understood here: " + head);
        }
        if (back != null && EXPECTATION.matcher(head).find()) {
            back.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            head = EXPECTATION.matcher(head).replaceFirst("");
        }
        Matcher length = LENGTH.matcher(head);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return new HttpMessage(head, body);
    }

    /** The SQS action that is called, such as {@code ReceiveMessage}. */
    String action() {
        Matcher target = TARGET.matcher(head);
        return target.find() ? target.group(1) : "";
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The same call or answer with another body. */
    HttpMessage withText(String text) {
        byte[] other = text.getBytes(StandardCharsets.UTF_8);
        return new HttpMessage(LENGTH.matcher(head).replaceFirst("Content-Length: " + other.length + "\r\n"), other);
    }

    void write(OutputStream out) throws IOException {
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[first.length + body.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(body, 0, all, first.length, body.length);
        out.write(all);
        out.flush();
    }

    void writeHalf(OutputStream out) throws IOException {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body, 0, body.length / 2);
        out.flush();
    }

    private static Pattern header(String name, String value) {
        return Pattern.compile("(?im)^" + name + ": *" + value + "\\r\\n");
    }
}
