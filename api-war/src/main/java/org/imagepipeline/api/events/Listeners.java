package org.imagepipeline.api.events;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.imagepipeline.catalog.CatalogUnavailableException;
import org.imagepipeline.catalog.ChangeFeed;
import org.imagepipeline.catalog.ChangePage;
import org.imagepipeline.catalog.ChangePosition;

/**
 * Those who listen at this server. One reader for all of them asks the catalog for changes, once a second, while there is
 * anybody. It reads again and again what has become visible since a time, and each listener leaves out what it was told.
 *
 * <p>A listener that comes back reads on by itself from where it was, page by page as fast as the client takes them, and
 * joins the others when it has caught up. The time from which the others are read goes back for it, if need be: an index
 * that lags could have hidden from it what the others were told before it joined.
 */
@ApplicationScoped
public class Listeners {

    private static final System.Logger LOG = System.getLogger(Listeners.class.getName());

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int PAGE = 100;

    private static final int READERS = 2;
    private static final int CLOSERS = 4;

    /** What was told is remembered for so much longer than it is read, as the time to read from goes back now and then. */
    private static final Duration MEMORY = Duration.ofMinutes(1);

    private static final long RETRY_AFTER_SECONDS = 30;

    private ChangeFeed feed;
    private int maxListeners;

    private ScheduledExecutorService executor;
    private ExecutorService closing;

    private final Clock clock = Clock.systemUTC();

    /** All of them, and of these the ones that have caught up. */
    private final Set<Listener> all = ConcurrentHashMap.newKeySet();
    private final Set<Listener> live = ConcurrentHashMap.newKeySet();

    /** Guarded by this: everything before has been told to all who are live. Who joins may set it back. */
    private Instant from;
    private long joins;
    private ScheduledFuture<?> reading;
    private boolean unavailable;

    /** For the container's proxy only. */
    protected Listeners() {
    }

    /**
     * @param maxListeners IMAGE_EVENTS_MAX_LISTENERS: each costs a connection and a little memory, and no thread
     */
    @Inject
    Listeners(ChangeFeed feed, @ConfigProperty(name = "image.events.max.listeners", defaultValue = "200") int maxListeners) {
        this.feed = feed;
        this.maxListeners = maxListeners;
    }

    /** Threads of its own: the container's executors run nothing while the server is suspended, and say so each time. */
    @Resource
    void setThreads(ManagedThreadFactory factory) {
        runOn(factory);
    }

    void runOn(ThreadFactory threads) {
        executor = Executors.newScheduledThreadPool(READERS, threads);
        closing = Executors.newFixedThreadPool(CLOSERS, threads);
    }

    /**
     * Refuses a listener when there are too many.
     *
     * @throws ServiceUnavailableException when there are as many listeners as the server takes
     */
    void requirePlace() {
        if (all.size() >= maxListeners) {
            throw new ServiceUnavailableException("This server has " + maxListeners + " listeners already; please try again "
                    + "later", RETRY_AFTER_SECONDS);
        }
    }

    /** Adds a listener who wants to hear what happens from now on. */
    void add(Listener listener) {
        all.add(listener);
        listener.greet(clock.instant());
        executor.execute(() -> join(listener, clock.instant().minus(ChangeFeed.OVERLAP)));
    }

    /** Adds a listener who has been told everything up to a position, and wants to hear the rest. */
    void add(Listener listener, ChangePosition since) {
        all.add(listener);
        listener.greet(clock.instant());
        executor.execute(() -> catchUp(listener, since));
    }

    private void catchUp(Listener listener, ChangePosition since) {
        ChangePage page;
        try {
            page = feed.changes(since, PAGE);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A listener has to come back later: {0}", e.getMessage());
            drop(listener);
            return;
        }
        listener.tell(page.changes(), clock.instant()).whenCompleteAsync((told, failure) -> {
            if (failure != null) {
                drop(listener);
            } else if (page.more()) {
                catchUp(listener, page.next());
            } else {
                join(listener, page.next().from());
            }
        }, executor);
    }

    private synchronized void join(Listener listener, Instant complete) {
        joins++;
        if (live.isEmpty() || complete.isBefore(from)) {
            from = complete;
        }
        live.add(listener);
        listener.position(from, clock.instant());
        if (reading == null) {
            reading = executor.scheduleWithFixedDelay(this::read, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Must not throw: the executor would not run it again. */
    private void read() {
        try {
            readAll();
            unavailable = false;
        } catch (CatalogUnavailableException e) {
            if (!unavailable) {
                LOG.log(System.Logger.Level.WARNING, "Listeners hear nothing new for now: {0}", e.getMessage());
            }
            unavailable = true;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Listeners could not be told what happened", e);
        }
        tidy();
    }

    private void readAll() {
        Instant start;
        long joinsBefore;
        synchronized (this) {
            start = from;
            joinsBefore = joins;
        }
        ChangePage page = null;
        do {
            page = feed.changes(page == null ? ChangePosition.at(start) : page.next(), PAGE);
            Instant now = clock.instant();
            for (Listener listener : live) {
                listener.tell(page.changes(), now);
            }
        } while (page.more());
        synchronized (this) {
            // Who joined meanwhile may have missed the first pages: they are read once more.
            if (joins == joinsBefore) {
                from = page.next().from();
            }
        }
    }

    private synchronized void tidy() {
        for (Listener listener : live) {
            if (listener.isGone() || listener.isTooSlow()) {
                drop(listener);
            } else {
                listener.forget(from.minus(MEMORY));
                listener.beat(from, clock.instant());
            }
        }
        if (live.isEmpty()) {
            reading.cancel(false);
            reading = null;
        }
    }

    /** Closing waits for slow clients, so nobody else may wait for it. Until then they take a place. */
    private void drop(Listener listener) {
        live.remove(listener);
        closing.execute(() -> {
            listener.close();
            all.remove(listener);
        });
    }

    /**
     * Ends all connections: the clients come back, to this server or another one. Those that do not take what they were sent
     * are left to the server, for closing would wait for them.
     */
    @PreDestroy
    void end() {
        executor.shutdownNow();
        closing.shutdownNow();
        all.stream().filter(listener -> !listener.isGone() && !listener.isBehind()).forEach(Listener::close);
    }
}
