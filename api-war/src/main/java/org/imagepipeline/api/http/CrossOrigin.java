package org.imagepipeline.api.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells browsers that pages of the allowed origins may read the answers. Without it, browsers keep the answers from pages
 * of other sites, which is the rule. Credentials are never allowed.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">The CORS protocol</a>
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class CrossOrigin implements ContainerRequestFilter, ContainerResponseFilter {

    private static final String ORIGIN = "Origin";
    private static final String METHODS = "GET, HEAD, POST, PATCH, DELETE";
    private static final String REQUEST_HEADERS = "Content-Type, If-Match, If-None-Match, Last-Event-ID";
    private static final String RESPONSE_HEADERS = "ETag, Location, Retry-After";
    private static final int PREFLIGHT_SECONDS = 600;

    @Inject
    private AllowedOrigins origins;

    /** Answers the question that a browser asks before it sends what is not simple. */
    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getMethod().equals(HttpMethod.OPTIONS) && origins.contain(request.getHeaderString(ORIGIN))
                && request.getHeaderString("Access-Control-Request-Method") != null) {
            request.abortWith(Response.noContent()
                    .header("Access-Control-Allow-Methods", METHODS)
                    .header("Access-Control-Allow-Headers", REQUEST_HEADERS)
                    .header("Access-Control-Max-Age", PREFLIGHT_SECONDS).build());
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String origin = request.getHeaderString(ORIGIN);
        MultivaluedMap<String, Object> headers = response.getHeaders();
        if (origin != null) {
            headers.add(HttpHeaders.VARY, ORIGIN);
        }
        if (origins.contain(origin)) {
            headers.putSingle("Access-Control-Allow-Origin", origin);
            headers.putSingle("Access-Control-Expose-Headers", RESPONSE_HEADERS);
        }
    }
}
