package org.imagepipeline.localaws;

/**
 * A service could not be started because its port is taken. How another port is chosen is the caller's business, so
 * {@link #service()} and {@link #port()} say what it needs to tell the user.
 */
public final class PortInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Service service;
    private final int port;

    /** Says which service found which port taken. */
    public PortInUseException(Service service, int port, Throwable cause) {
        super("Port %d for %s is taken: end what listens there or choose another port for %s."
                .formatted(port, service.title(), service.title()), cause);
        this.service = service;
        this.port = port;
    }

    /** The service that could not be started. */
    public Service service() {
        return service;
    }

    /** The TCP port that is taken. */
    public int port() {
        return port;
    }
}
