package org.jmssqs.container;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A message and the bean's database transaction: the message goes when the transaction has committed, never before. */
@ExtendWith(TestBed.Extension.class)
class TransactionsIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestBed bed;

    TransactionsIT(TestBed bed) {
        this.bed = bed;
    }

    private BeanArchive ledgerBean(TestQueue queue) {
        return BeanArchive.on(queue.name()).of(LedgerBean.class).with("backoffInitial", "1");
    }

    @Test
    void aMessageIsDeletedOnlyAfterItsTransactionCommitted() throws Exception {
        TestQueue queue = bed.queue("commit", Duration.ofSeconds(20), 5);
        Queue<Integer> committedAtDelete = new ConcurrentLinkedQueue<>();
        bed.proxy().suffer(Fault.on("DeleteMessageBatch", call -> {
            committedAtDelete.add(committed(queue).size());
            Fault.none().befall(call);
        }));
        Set<String> sent = queue.send(1);
        try (DeployedBean bean = bed.deploy(ledgerBean(queue))) {
            queue.awaitEmpty(SOON);
        }
        assertEquals(List.of(1), List.copyOf(committedAtDelete));
        assertEquals(List.copyOf(sent), committed(queue));
    }

    @Test
    void aTransactionMarkedForRollbackWithoutAnExceptionBringsTheMessageAgain() throws Exception {
        TestQueue queue = bed.queue("rollback-only", Duration.ofSeconds(20), 5);
        bed.witness().says(delivery -> delivery.count() == 1 ? Verdict.ROLL_BACK : Verdict.RETURN);
        Set<String> sent = queue.send(5);
        try (DeployedBean bean = bed.deploy(ledgerBean(queue))) {
            queue.awaitEmpty(SOON);
        }
        sent.forEach(text -> assertEquals(2, queue.deliveriesOf(text), text));
        assertEquals(sent.size(), committed(queue).size(), "what was rolled back has left no entry");
    }

    @Test
    void anExceptionBringsTheMessageAgainAndLeavesNothingInTheDatabase() throws Exception {
        TestQueue queue = bed.queue("exception", Duration.ofSeconds(20), 5);
        bed.witness().says(delivery -> delivery.count() == 1 ? Verdict.THROW : Verdict.RETURN);
        Set<String> sent = queue.send(5);
        try (DeployedBean bean = bed.deploy(ledgerBean(queue))) {
            queue.awaitEmpty(SOON);
        }
        sent.forEach(text -> assertEquals(2, queue.deliveriesOf(text), text));
        assertEquals(sent.size(), committed(queue).size(), "what was rolled back has left no entry");
    }

    @Test
    void aTransactionThatTimedOutBringsTheMessageAgainThoughTheBeanReturnsNormally() throws Exception {
        TestQueue queue = bed.queue("timeout", Duration.ofSeconds(20), 5);
        Pause pause = new Pause(Duration.ofSeconds(5));
        bed.witness().says(delivery -> delivery.count() == 1 ? pause.then(Verdict.RETURN) : Verdict.RETURN);
        Set<String> sent = queue.send(1);
        bed.server().write("default-timeout", "2", "subsystem", "transactions");
        try (DeployedBean bean = bed.deploy(ledgerBean(queue))) {
            queue.awaitEmpty(SOON);
        } finally {
            bed.server().write("default-timeout", "300", "subsystem", "transactions");
        }
        sent.forEach(text -> assertEquals(2, queue.deliveriesOf(text), text));
        assertEquals(List.copyOf(sent), committed(queue));
    }

    @Test
    void aMessageComesAgainWhenTheServerIsKilledBetweenCommitAndDelete() throws Exception {
        TestQueue queue = bed.queue("killed", Duration.ofSeconds(3), 5);
        try (TestServer server = bed.startServer("killed")) {
            server.deploy(ledgerBean(queue).toArchive());
            bed.proxy().suffer(Fault.on("DeleteMessageBatch", Fault.silence()));
            Set<String> sent = queue.send(3);
            await().atMost(SOON).until(() -> Set.copyOf(committed(queue)).equals(sent));

            server.kill();
            bed.proxy().heal();
            assertEquals(sent.size(), bed.sqs().messages(queue.url()), "committed but not deleted");

            try (DeployedBean elsewhere = bed.deploy(ledgerBean(queue))) {
                queue.awaitEmpty(SOON);
            }
            sent.forEach(text -> assertTrue(queue.deliveriesOf(text) >= 2, text));
            assertEquals(0, bed.sqs().messages(queue.deadLetters()));
        }
    }

    private List<String> committed(TestQueue queue) throws IOException {
        try {
            return bed.ledger().entries(queue.name() + " ");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
