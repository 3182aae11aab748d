package org.imagepipeline.localrun;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.imagepipeline.localaws.LocalAws;
import org.imagepipeline.localaws.Service;
import org.imagepipeline.localaws.resources.Pipeline;
import org.imagepipeline.localaws.resources.PipelineNames;
import org.imagepipeline.localaws.resources.PipelineResources;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The AWS services of this run: those that are embedded, and the pipeline's resources in all of them. */
final class AwsServices implements AutoCloseable {

    private final RunSettings settings;
    private final LocalAws embedded;

    private AwsServices(RunSettings settings, LocalAws embedded) {
        this.settings = settings;
        this.embedded = embedded;
    }

    /**
     * Starts what is to be embedded.
     *
     * @throws RunFailure when it does not start
     */
    static AwsServices start(RunSettings settings, AwsEnvironment environment) {
        environment.applyToThisProcess();
        if (environment.embedded().isEmpty()) {
            return new AwsServices(settings, null);
        }
        try {
            return new AwsServices(settings, LocalAws.start(environment.embeddedSettings(settings.state().resolve("aws"))));
        } catch (IOException e) {
            throw new RunFailure("The embedded AWS endpoints could not be started: " + e.getMessage()
                    + ". If the state is damaged, start afresh with -Dfresh.", e);
        }
    }

    /**
     * Creates the resources that are missing; in a person's AWS account it only looks.
     *
     * @throws RunFailure when a service does not answer, or resources are missing that must not be created
     */
    Pipeline resources() {
        try (SdkHttpClient http = UrlConnectionHttpClient.create();
             S3Client s3 = S3Client.builder().httpClient(http).build();
             SnsClient sns = SnsClient.builder().httpClient(http).build();
             SqsClient sqs = SqsClient.builder().httpClient(http).build();
             DynamoDbClient dynamoDb = DynamoDbClient.builder().httpClient(http).build()) {
            PipelineResources resources = new PipelineResources(new PipelineNames(settings.bucket()), s3, sns, sqs, dynamoDb);
            return settings.aws() ? resources.existing() : created(resources);
        } catch (SdkException e) {
            throw new RunFailure("An AWS service refused or did not answer: " + e.getMessage(), e);
        } catch (IllegalStateException missing) {
            throw new RunFailure(missing.getMessage() + " With -Daws nothing is created in your account.", missing);
        }
    }

    /** Nobody would open the link that confirms a made-up address, so that is done here: the first upload already mails. */
    private Pipeline created(PipelineResources resources) {
        Optional<String> address = Optional.of(settings.mailTo()).filter(mail -> !mail.isEmpty());
        Pipeline pipeline = resources.create(address);
        if (embeds(Service.SNS)) {
            address.ifPresent(mail -> embedded.confirmSubscription(pipeline.topicArn(), mail));
        }
        return pipeline;
    }

    /** The page on which the mails can be read, where the mail server is embedded. */
    Optional<URI> mailbox() {
        return embeds(Service.MAILBOX) ? Optional.of(embedded.mailbox()) : Optional.empty();
    }

    private boolean embeds(Service service) {
        return embedded != null && embedded.settings().starts(service);
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
