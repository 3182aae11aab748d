package org.imagepipeline.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.imagepipeline.catalog.ImageCatalog;
import org.imagepipeline.configuration.PipelineConfiguration;
import org.imagepipeline.storage.ObjectStore;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A check for each service that processing and the API need. WildFly finds health checks of an EAR in its libraries only,
 * not in its modules: that is why these packages are packed as one (see the module's pom).
 */
@ApplicationScoped
public class DependencyChecks {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    @Inject
    private PipelineConfiguration configuration;

    @Inject
    private SqsClient queues;

    @Inject
    private ImageCatalog catalog;

    @Inject
    private ObjectStore store;

    @Produces
    @Readiness
    HealthCheck queueAnswers() {
        return () -> answers("queue", configuration.queue(), () -> queues.getQueueUrl(request -> request
                .queueName(configuration.queue())
                .overrideConfiguration(override -> override.apiCallTimeout(TIMEOUT))));
    }

    @Produces
    @Readiness
    HealthCheck tableAnswers() {
        return () -> answers("table", configuration.table(), () -> catalog.check(TIMEOUT));
    }

    @Produces
    @Readiness
    HealthCheck bucketAnswers() {
        return () -> answers("bucket", configuration.bucket(), () -> store.check(TIMEOUT));
    }

    private static HealthCheckResponse answers(String name, String resource, Runnable check) {
        HealthCheckResponseBuilder response = HealthCheckResponse.named(name).withData("name", resource);
        try {
            check.run();
            return response.up().build();
        } catch (RuntimeException e) {
            return response.down().withData("reason", String.valueOf(e.getMessage())).build();
        }
    }
}
