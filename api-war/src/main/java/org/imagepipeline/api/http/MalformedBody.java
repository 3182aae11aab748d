package org.imagepipeline.api.http;

import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** A body that cannot be read is the client's mistake, which RESTEasy alone would call the server's. */
@Provider
public class MalformedBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (ProcessingException | JsonbException e) {
            throw refusalIn(e).orElseGet(() -> new BadRequestException(
                    "The body is not JSON, or not of the members and types that are described", e));
        }
    }

    /** The answer of whoever refused the body while it was read, such as {@link BodyLimit}. */
    private static Optional<WebApplicationException> refusalIn(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(WebApplicationException.class::isInstance).map(WebApplicationException.class::cast).findFirst();
    }
}
