package org.imagepipeline.api.outage;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;

/** Makes the calls that {@link Needs} marks, unless a service that they need is down. */
@Needs
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class OutageGuard {

    @Inject
    private Circuits circuits;

    /**
     * Makes the call.
     *
     * @throws OutageException when a service is down, or fails now
     */
    @AroundInvoke
    public Object call(InvocationContext context) throws Exception {
        Service[] services = context.getMethod().getAnnotation(Needs.class).value();
        for (Service service : services) {
            circuits.requireAnswers(service);
        }
        long begin = System.nanoTime();
        try {
            Object result = context.proceed();
            circuits.answered(services, System.nanoTime() - begin);
            return result;
        } catch (Exception e) {
            Optional<Service> failed = Service.of(e);
            if (failed.isPresent()) {
                throw circuits.failed(failed.get(), e, System.nanoTime() - begin);
            }
            circuits.answered(services, System.nanoTime() - begin);
            throw e;
        }
    }
}
