package org.jmssqs.statistics;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jboss.jca.core.spi.statistics.StatisticsPlugin;

/**
 * All counters of an adapter: those of each queue in JMX, and their sums in the server's management model. The
 * management model asks for the names once, before there are activations, so it shows the counters of single queues
 * only for the queues that the adapter's configuration names.
 */
public final class AdapterStatistics implements StatisticsPlugin {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(AdapterStatistics.class.getName());

    private static final int MOST_QUEUES = 1000;
    private static final String ALL_OTHERS = "(others)";

    private record Shown(Counter counter, List<String> queues, String description) {
    }

    private final transient Map<String, QueueCounters> queues = new ConcurrentHashMap<>();
    private final transient Map<String, Shown> shown = new LinkedHashMap<>();
    private final transient Map<String, ObjectName> registered = new ConcurrentHashMap<>();
    private final String adapter;
    private volatile boolean enabled = true;

    /**
     * @param adapter what JMX calls this adapter: where it calls SQS
     * @param namedQueues whose counters the management model shows one by one
     */
    public AdapterStatistics(String adapter, Collection<String> namedQueues) {
        this.adapter = adapter;
        for (Counter counter : Counter.values()) {
            shown.put(counter.label(), new Shown(counter, List.of(), counter.description() + " (all queues)"));
        }
        for (String queue : namedQueues) {
            for (Counter counter : Counter.values()) {
                shown.put(queue + "-" + counter.label(),
                        new Shown(counter, List.of(queue), counter.description() + " (" + queue + ")"));
            }
        }
    }

    /**
     * The counters of a queue, the same ones whenever a bean on it is activated. Answers go where a message says, so
     * that there may be any number of queues: beyond {@value #MOST_QUEUES} they are counted together.
     */
    public QueueCounters of(String queue) {
        boolean room = queues.size() < MOST_QUEUES || queues.containsKey(queue);
        return queues.computeIfAbsent(room ? queue : ALL_OTHERS, name -> {
            QueueCounters counters = new QueueCounters();
            register(name, counters);
            return counters;
        });
    }

    /** Takes the counters out of JMX. */
    public void close() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        registered.values().forEach(name -> {
            try {
                server.unregisterMBean(name);
            } catch (JMException e) {
                LOG.log(Level.FINE, name + " was not registered", e);
            }
        });
        registered.clear();
    }

    private void register(String queue, QueueCounters counters) {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName("org.jmssqs:type=Queue,adapter=" + ObjectName.quote(adapter)
                    + ",queue=" + ObjectName.quote(queue));
            if (server.isRegistered(name)) {
                // Another adapter calls the same region.
                name = new ObjectName(name + ",id=" + Integer.toHexString(System.identityHashCode(this)));
            }
            server.registerMBean(new CountersMBean(counters), name);
            registered.put(queue, name);
        } catch (JMException e) {
            LOG.log(Level.WARNING, e, () -> "The counters of " + queue + " are not shown in JMX");
        }
    }

    @Override
    public Set<String> getNames() {
        return shown.keySet();
    }

    @Override
    public Class<?> getType(String name) {
        return long.class;
    }

    @Override
    public String getDescription(String name) {
        return shown.get(name).description();
    }

    @Override
    public String getDescription(String name, Locale locale) {
        return getDescription(name);
    }

    @Override
    public Object getValue(String name) {
        Shown asked = shown.get(name);
        Collection<QueueCounters> counted = asked.queues().isEmpty() ? queues.values()
                : asked.queues().stream().map(queues::get).flatMap(Stream::ofNullable).toList();
        if (asked.counter() == Counter.CALLS_PER_THOUSAND) {
            long deleted = sum(counted, Counter.DELETED);
            return deleted == 0 ? 0 : sum(counted, Counter.CALLS) * 1000 / deleted;
        }
        return sum(counted, asked.counter());
    }

    private static long sum(Collection<QueueCounters> counted, Counter counter) {
        return counted.stream().mapToLong(counters -> counters.value(counter)).sum();
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    /** Has no effect on counting, which costs next to nothing; servers show the counters only while enabled. */
    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public void clear() {
        queues.values().forEach(QueueCounters::clear);
    }
}
