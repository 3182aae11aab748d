package org.imagepipeline.api.outage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The state of each service, as the requests to this server find it. */
@ApplicationScoped
public class Circuits {

    private static final System.Logger LOG = System.getLogger(Circuits.class.getName());

    /** An operation takes milliseconds. A service that needs longer than this would hold up everybody: it counts as down. */
    private static final Duration SLOW = Duration.ofMillis(1500);

    private final Map<Service, Circuit> circuits = new EnumMap<>(Service.class);

    /** All services answer, until one does not. */
    public Circuits() {
        for (Service service : Service.values()) {
            circuits.put(service, new Circuit(System::nanoTime));
        }
    }

    /**
     * Lets a call of the service through, or not.
     *
     * @throws OutageException when the service is not to be asked now
     */
    public void requireAnswers(Service service) {
        if (!circuits.get(service).admits()) {
            throw new OutageException(service, Circuit.PAUSE, null);
        }
    }

    /**
     * An operation has ended, whatever it found.
     *
     * @param nanos how long it took
     */
    public void answered(Service[] services, long nanos) {
        for (Service service : services) {
            if (nanos > SLOW.toNanos()) {
                countFailure(service, "An operation took " + Duration.ofNanos(nanos).toMillis() + " ms");
            } else if (circuits.get(service).succeeded()) {
                LOG.log(System.Logger.Level.INFO, "{0} answers again", service.title());
            }
        }
    }

    /** A service did not answer. */
    public OutageException failed(Service service, Exception failure) {
        LOG.log(System.Logger.Level.WARNING, failure.getMessage());
        LOG.log(System.Logger.Level.DEBUG, "Why a service does not answer", failure);
        countFailure(service, "It failed");
        return new OutageException(service, Circuit.PAUSE, failure);
    }

    private void countFailure(Service service, String what) {
        if (circuits.get(service).failed()) {
            LOG.log(System.Logger.Level.WARNING, "{0}: {1}, the last of {2} times in a row; until it answers again, requests "
                    + "that need it are refused at once", service.title(), what, Circuit.FAILURES);
        }
    }
}
