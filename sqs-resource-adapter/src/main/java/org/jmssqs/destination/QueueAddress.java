package org.jmssqs.destination;

/**
 * A queue as calls refer to it.
 *
 * @param name name of the queue
 * @param url its URL
 * @param maximumMessageSize most bytes that a message's body and attributes may have together
 */
public record QueueAddress(String name, String url, int maximumMessageSize) {

    /** Whether messages come in the order of their group. */
    public boolean fifo() {
        return name.endsWith(".fifo");
    }
}
