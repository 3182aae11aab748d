package org.imagepipeline.api.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.imagepipeline.configuration.PipelineConfiguration;

/** Which other sites' pages may use the API in a browser: those that the administrator names, at first none. */
@ApplicationScoped
public class AllowedOrigins {

    @Inject
    private PipelineConfiguration configuration;

    /**
     * Whether a site is one of them.
     *
     * @param origin scheme, host and port as a browser sends them; null when none was sent
     */
    public boolean contain(String origin) {
        return origin != null && configuration.corsOrigins().contains(origin);
    }
}
