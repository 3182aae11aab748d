package org.imagepipeline.localaws.mail;

import java.time.Instant;

/**
 * A mail that arrived.
 *
 * @param id      its name in the mailbox; sorts by time of arrival
 * @param arrived when it arrived
 * @param text    its text part, or "" when it has none
 */
public record Mail(String id, Instant arrived, String from, String to, String subject, String text) {
}
