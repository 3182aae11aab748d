package org.jmssqs.container;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What becomes of a call at the {@link SqsProxy}. */
public interface Fault {

    /** Lets the call suffer the fault. */
    void befall(SqsProxy.Call call) throws IOException, InterruptedException;

    /** The call passes. */
    static Fault none() {
        return call -> call.answer(call.forward());
    }

    /** The call passes after a while, as over a long way. */
    static Fault delay(Duration time) {
        CountDownLatch never = new CountDownLatch(1);
        return call -> {
            never.await(time.toNanos(), TimeUnit.NANOSECONDS);
            none().befall(call);
        };
    }

    /** SQS carries the call out, but the connection breaks in the middle of its answer. */
    static Fault resetInAnswer() {
        return call -> call.answerHalf(call.forward());
    }

    /** SQS answers with an error of its own and does nothing. */
    static Fault serverError() {
        return call -> call.answer(HttpMessage.error(500, "InternalError", "Something went wrong here"));
    }

    /** SQS has had too many calls. */
    static Fault throttling() {
        return call -> call.answer(HttpMessage.error(400, "RequestThrottled", "Too many calls"));
    }

    /** SQS does not know the caller's key. */
    static Fault credentialsRefused() {
        return call -> call.answer(HttpMessage.error(403, "InvalidClientTokenId",
                "The security token included in the request is invalid."));
    }

    /** Nothing comes back, for as long as the fault lasts. */
    static Fault silence() {
        return SqsProxy.Call::silence;
    }

    /** The first entry of each batch of deletes fails in SQS; the others are carried out. */
    static Fault firstDeleteOfBatchFails() {
        Pattern entry = Pattern.compile("\\{\"Id\":\"([^\"]+)\",\"ReceiptHandle\":\"[^\"]+\"},?");
        return on("DeleteMessageBatch", call -> {
            Matcher first = entry.matcher(call.request().text());
            if (!first.find()) {
                throw new IOException("No batch of deletes: " + call.request().text());
            }
            String failed = "{\"Id\":\"" + first.group(1)
                    + "\",\"SenderFault\":false,\"Code\":\"InternalError\",\"Message\":\"Try again\"}";
            StringBuilder carriedOut = new StringBuilder();
            while (first.find()) {
                carriedOut.append(carriedOut.isEmpty() ? "" : ",").append("{\"Id\":\"").append(first.group(1))
                        .append("\"}");
            }
            if (!carriedOut.isEmpty()) {
                call.forward(call.request().withText(entry.matcher(call.request().text()).replaceFirst("")));
            }
            call.answer(HttpMessage.success("{\"Successful\":[" + carriedOut + "],\"Failed\":[" + failed + "]}"));
        });
    }

    /** A fault for calls of one action only, such as {@code ReceiveMessage}. */
    static Fault on(String action, Fault fault) {
        return call -> (call.action().equals(action) ? fault : none()).befall(call);
    }

    /** A fault for some of the calls, by chance. */
    static Fault sometimes(double share, RandomGenerator random, Fault fault) {
        return call -> (random.nextDouble() < share ? fault : none()).befall(call);
    }

    /** A fault for the first calls only. */
    static Fault times(int most, Fault fault) {
        AtomicInteger count = new AtomicInteger();
        return call -> (count.getAndIncrement() < most ? fault : none()).befall(call);
    }
}
