package org.imagepipeline.localaws.sns;

import java.util.Map;

/**
 * One thing to hand to one subscriber: everything needed is in it, so that it survives a restart as a file.
 *
 * @param lane       deliveries of one lane go out in order: the subscription's ARN
 * @param messageId  the published message's id, for the log
 * @param target     a queue's ARN or an e-mail address
 * @param subject    the mail's subject; "" for a queue
 * @param attributes the message attributes of a raw delivery
 */
record Delivery(String lane, String messageId, Protocol protocol, String target, String subject, String body,
                Map<String, MessageAttribute> attributes) {
}
