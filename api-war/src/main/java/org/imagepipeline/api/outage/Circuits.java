package org.imagepipeline.api.outage;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The state of each service, as the requests to this server find it. */
@ApplicationScoped
public class Circuits {

    private static final System.Logger LOG = System.getLogger(Circuits.class.getName());

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
     * @param nanos how long it took; what took too long counts as one failure
     */
    public void answered(Service[] services, long nanos) {
        for (Service service : services) {
            if (nanos > Circuit.SLOW.toNanos()) {
                // Late, but not in vain: the first operations after a start are slow, too.
                countFailure(service, 0);
            } else if (circuits.get(service).succeeded()) {
                LOG.log(System.Logger.Level.INFO, "{0} answers again", service.title());
            }
        }
    }

    /**
     * A service did not answer.
     *
     * @param nanos how long it was waited for
     */
    public OutageException failed(Service service, Exception failure, long nanos) {
        LOG.log(System.Logger.Level.WARNING, failure.getMessage());
        LOG.log(System.Logger.Level.DEBUG, "Why a service does not answer", failure);
        countFailure(service, nanos);
        return new OutageException(service, Circuit.PAUSE, failure);
    }

    private void countFailure(Service service, long nanosInVain) {
        if (circuits.get(service).failed(nanosInVain)) {
            LOG.log(System.Logger.Level.WARNING, "{0} does not answer in time; until it does again, requests that need it "
                    + "are refused at once", service.title());
        }
    }
}
