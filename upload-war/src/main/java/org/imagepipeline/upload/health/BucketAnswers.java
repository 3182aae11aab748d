package org.imagepipeline.upload.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.imagepipeline.upload.storage.ImageStorage;

/** Ready while the bucket answers: without it no file can be accepted. */
@ApplicationScoped
@Readiness
public class BucketAnswers implements HealthCheck {

    @Inject
    private ImageStorage storage;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("bucket").status(storage.isReachable()).build();
    }
}
