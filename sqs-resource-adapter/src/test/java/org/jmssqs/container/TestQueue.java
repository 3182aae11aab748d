package org.jmssqs.container;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A queue of one test and what the witness saw of its messages. Every text begins with the queue's name, so that tests
 * on one server do not see one another.
 *
 * @param name name of the queue
 * @param url its URL
 * @param deadLetters URL of its dead-letter queue
 */
record TestQueue(LocalSqs sqs, Witness witness, String name, String url, String deadLetters) {

    /** Sends so many different messages, past the proxy, and answers their texts. */
    Set<String> send(int messages) {
        return sendTexts(name + " ", messages);
    }

    /** Sends so many different messages of a kind, past the proxy, and answers their texts. */
    Set<String> send(String kind, int messages) {
        return sendTexts(name + " " + kind + " ", messages);
    }

    private Set<String> sendTexts(String beginning, int messages) {
        Set<String> texts = IntStream.range(0, messages).mapToObj(i -> beginning + i)
                .collect(Collectors.toCollection(TreeSet::new));
        texts.forEach(text -> sqs.send(url, text));
        return texts;
    }

    /** Texts that beans got, each once. */
    Set<String> delivered() {
        return deliveries().stream().map(Witness.Delivery::text).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Witness.Delivery> deliveries() {
        return witness.deliveries().stream().filter(delivery -> delivery.text().startsWith(name + " ")).toList();
    }

    int deliveriesOf(String text) {
        return (int) deliveries().stream().filter(delivery -> delivery.text().equals(text)).count();
    }

    void awaitDelivered(Set<String> texts, Duration atMost) {
        await().atMost(atMost).until(() -> delivered().containsAll(texts));
    }

    /** Waits until no message is left, visible or not. */
    void awaitEmpty(Duration atMost) {
        await().atMost(atMost).until(() -> sqs.messages(url) == 0);
    }
}
