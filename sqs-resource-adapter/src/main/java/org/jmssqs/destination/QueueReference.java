package org.jmssqs.destination;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text says of a queue: its name, its ARN or its URL.
 *
 * @param name name of the queue, with {@code .fifo} where it has one
 * @param region region of an ARN
 * @param ownerAccountId account that owns the queue, where the text says it
 * @param url URL by which calls refer to it, where the text is one
 */
public record QueueReference(String name, Optional<String> region, Optional<String> ownerAccountId,
                             Optional<String> url) {

    /** Rules of SQS: letters, digits, hyphen, underscore, 80 with the suffix. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo");
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:sqs:([^:]*):([^:]*):([^:]+)");

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException when it is neither a name nor an ARN nor a URL of a queue
     */
    public static QueueReference of(String text) {
        String stripped = text == null ? "" : text.strip();
        Matcher arn = ARN.matcher(stripped);
        if (arn.matches()) {
            return new QueueReference(checked(arn.group(3), text), given(arn.group(1)), given(arn.group(2)),
                    Optional.empty());
        }
        if (stripped.startsWith("https://") || stripped.startsWith("http://")) {
            String path = URI.create(stripped).getPath();
            String name = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
            return new QueueReference(checked(name, text), Optional.empty(), Optional.empty(), Optional.of(stripped));
        }
        return new QueueReference(checked(stripped, text), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String checked(String name, String text) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no name, ARN or URL of an SQS queue");
        }
        return name;
    }

    private static Optional<String> given(String part) {
        return Optional.of(part).filter(value -> !value.isEmpty());
    }
}
