package org.imagepipeline.api.http;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/**
 * THE PLACE WHERE RIGHTS ARE ASKED: every operation that changes something ({@link Changing}) comes through here,
 * and no other place decides who may do so. Until there is sign-in everybody may; but no page of another site may do
 * it by means of a visitor's browser, unless its origin is allowed.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch metadata, which newer browsers send over TLS</a>
 */
@Provider
@Changing
@Priority(Priorities.AUTHORIZATION)
public class ChangeRights implements ContainerRequestFilter {

    @Inject
    private AllowedOrigins origins;

    @Override
    public void filter(ContainerRequestContext request) {
        String origin = request.getHeaderString("Origin");
        if (isCrossSite(request.getHeaderString("Sec-Fetch-Site"), origin, request.getUriInfo().getBaseUri())
                && !origins.contain(origin)) {
            throw new ForbiddenException("This change was asked for by a page of another site, " + origin
                    + "; the administrator of this server can allow it (IMAGE_CORS_ORIGINS)");
        }
    }

    /** Whether a browser says so: it sends the one header or the other, no other client must. */
    private static boolean isCrossSite(String site, String origin, URI self) {
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return origin != null && !origin.equals(self.getScheme() + "://" + self.getAuthority());
    }
}
