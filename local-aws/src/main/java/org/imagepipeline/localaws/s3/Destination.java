package org.imagepipeline.localaws.s3;

import java.util.List;

/**
 * Where the events of a bucket go: one TopicConfiguration or QueueConfiguration.
 *
 * @param id     its name in the events ({@code configurationId})
 * @param events such as {@code s3:ObjectCreated:*} or {@code s3:ObjectRemoved:Delete}
 * @param prefix what a key must begin with; "" for any
 * @param suffix what a key must end with; "" for any
 */
record Destination(Kind kind, String id, String arn, List<String> events, String prefix, String suffix) {

    /** The services that events can be sent to, with the names they have in the XML. */
    enum Kind {
        TOPIC("TopicConfiguration", "Topic"),
        QUEUE("QueueConfiguration", "Queue");

        private final String element;
        private final String arnElement;

        Kind(String element, String arnElement) {
            this.element = element;
            this.arnElement = arnElement;
        }

        String element() {
            return element;
        }

        String arnElement() {
            return arnElement;
        }
    }

    Destination {
        events = List.copyOf(events);
    }

    /**
     * Whether an event is sent there.
     *
     * @param eventName as in an event: without {@code s3:}
     * @param key       the object's key as it is, not encoded
     */
    boolean wants(String eventName, String key) {
        return key.startsWith(prefix) && key.endsWith(suffix)
                && events.stream().anyMatch(event -> matches(event, "s3:" + eventName));
    }

    private static boolean matches(String pattern, String event) {
        return pattern.endsWith("*")
                ? event.startsWith(pattern.substring(0, pattern.length() - 1))
                : event.equals(pattern);
    }
}
