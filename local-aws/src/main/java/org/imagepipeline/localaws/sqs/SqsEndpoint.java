package org.imagepipeline.localaws.sqs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;
import org.elasticmq.rest.sqs.AutoCreateQueuesConfig;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import scala.Option;
import scala.collection.immutable.List$;
import scala.concurrent.Await;
import scala.util.Either;
import scalikejdbc.ConnectionPool$;

/**
 * An SQS endpoint that keeps queues and messages over a restart.
 *
 * <p>ElasticMQ's own {@code ElasticMQServer} listens before it has restored the queues, and a client that creates one
 * of them meanwhile ends the server. So its parts are put together here in another order: restore, then listen.
 *
 * <p>A message is in the database before SendMessage is answered, and each write is forced out
 * ({@code WRITE_DELAY=0}): an abrupt end of the JVM loses no message. A message that was received and not deleted keeps
 * the rest of its visibility timeout.
 *
 * <p>Limits of ElasticMQ 1.7.1: it checks neither signatures nor the queue attribute {@code Policy}, which it accepts
 * and does not keep; and it does not delete messages by age (MessageRetentionPeriod). Its connection pool is one for
 * the whole JVM: two instances at the same time are not possible, one after the other is.
 */
public final class SqsEndpoint implements AutoCloseable {

    private static final Duration RESTORE_TIMEOUT = Duration.ofSeconds(30);
    private static final String DRIVER = "org.h2.Driver";

    private final ActorSystem system;
    private final SQSRestServer server;

    private SqsEndpoint(ActorSystem system, SQSRestServer server) {
        this.system = system;
        this.server = server;
    }

    /**
     * Starts the endpoint; returns when it listens and all queues are restored.
     *
     * @param directory the existing folder of the database
     */
    public static SqsEndpoint start(Path directory, String host, int port, String region, String accountId) {
        String database = "jdbc:h2:file:" + directory.resolve("queues") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0";
        useDatabase(database);
        ActorSystem system = ActorSystem.create("elasticmq", configuration(), SqsEndpoint.class.getClassLoader());
        try {
            var storage = new SqlQueuePersistenceConfig(true, DRIVER, database, "", "", false);
            ActorRef store = system.actorOf(Props.create(SqlQueuePersistenceActor.class, storage,
                    List$.MODULE$.empty()));
            ActorRef queues = system.actorOf(Props.create(QueueManagerActor.class, new NowProvider(),
                    StrictSQSLimits$.MODULE$, Option.apply(store)));
            restore(store, queues);
            SQSRestServer server = new TheSQSRestServerBuilder(Option.apply(system), Option.apply(queues), host, port,
                    new NodeAddress("http", host, port, ""), false, StrictSQSLimits$.MODULE$, region, accountId,
                    Option.apply(store), AutoCreateQueuesConfig.disabled()).start();
            server.waitUntilStarted();
            return new SqsEndpoint(system, server);
        } catch (RuntimeException e) {
            terminate(system);
            throw e;
        }
    }

    /**
     * Points ElasticMQ's pool, which it sets up only once in the life of a JVM, to this database.
     */
    private static void useDatabase(String url) {
        var pools = ConnectionPool$.MODULE$;
        var settings = pools.singleton$default$4();
        pools.singleton(url, "", "", settings, pools.singleton$default$5(url, "", "", settings));
    }

    private static Config configuration() {
        return ConfigFactory.parseMap(Map.of(
                "pekko.daemonic", "on",
                "pekko.jvm-shutdown-hooks", "off",
                "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off",
                "pekko.coordinated-shutdown.run-by-actor-system-terminate", "off",
                "pekko.loglevel", "WARNING",
                "pekko.stdout-loglevel", "OFF"))
                .withFallback(ConfigFactory.load(SqsEndpoint.class.getClassLoader()));
    }

    private static void restore(ActorRef store, ActorRef queues) {
        Object answer = Patterns.ask(store, new QueueEvent.Restore(queues), RESTORE_TIMEOUT)
                .toCompletableFuture().orTimeout(RESTORE_TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
        if (answer instanceof Either<?, ?> result && result.isLeft()) {
            throw new IllegalStateException("The SQS queues could not be restored: " + result);
        }
    }

    private static void terminate(ActorSystem system) {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
        ConnectionPool$.MODULE$.close(ConnectionPool$.MODULE$.close$default$1());
    }

    /** Stops listening, ends all threads and closes the database. */
    @Override
    public void close() {
        try {
            var binding = server.waitUntilStarted();
            Await.result(binding.terminate(scala.concurrent.duration.Duration.create(1, TimeUnit.SECONDS)),
                    scala.concurrent.duration.Duration.create(10, TimeUnit.SECONDS));
        } catch (Exception e) {
            throw new IllegalStateException("The SQS endpoint did not stop listening.", e);
        } finally {
            terminate(system);
        }
    }
}
