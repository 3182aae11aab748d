package org.imagepipeline.api.outage;

import java.util.Optional;
import org.imagepipeline.api.reprocessing.QueueUnavailableException;
import org.imagepipeline.catalog.CatalogUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the API depends on. */
public enum Service {

    /** The catalog's tables in DynamoDB. */
    CATALOG("The image catalog (DynamoDB)", CatalogUnavailableException.class),
    /** The bucket in S3. */
    STORAGE("The storage of images (S3)", SdkException.class),
    /** The processing queue in SQS. */
    QUEUE("The processing queue (SQS)", QueueUnavailableException.class);

    private final String title;
    private final Class<? extends RuntimeException> failure;

    Service(String title, Class<? extends RuntimeException> failure) {
        this.title = title;
        this.failure = failure;
    }

    /** The service that a failure tells of; empty when it tells of something else. */
    static Optional<Service> of(Exception failure) {
        for (Service service : values()) {
            if (service.failure.isInstance(failure)) {
                return Optional.of(service);
            }
        }
        return Optional.empty();
    }

    /** Its name at the beginning of a sentence. */
    String title() {
        return title;
    }
}
