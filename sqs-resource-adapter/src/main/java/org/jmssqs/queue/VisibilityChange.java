package org.jmssqs.queue;

/**
 * How long from now a message stays invisible.
 *
 * @param message the message
 * @param seconds 0 makes it visible at once; at most 43,200
 */
public record VisibilityChange(ReceivedMessage message, int seconds) {
}
