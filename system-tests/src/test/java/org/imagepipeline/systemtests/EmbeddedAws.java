package org.imagepipeline.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.imagepipeline.localaws.LocalAws;
import org.imagepipeline.localaws.LocalAwsSettings;
import org.imagepipeline.localaws.Service;
import org.imagepipeline.localaws.resources.Pipeline;
import org.imagepipeline.localaws.resources.PipelineNames;
import org.imagepipeline.localaws.resources.PipelineResources;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Starts the endpoints before the first test, which starts the servers, and ends them after the last. */
public final class EmbeddedAws implements LauncherSessionListener {

    private static final String MAIL_TO = "photographer@example.com";

    private LocalAws aws;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        try {
            aws = LocalAws.start(settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (S3Client s3 = S3Client.create(); SnsClient sns = SnsClient.create(); SqsClient sqs = SqsClient.create();
             DynamoDbClient dynamoDb = DynamoDbClient.create()) {
            Pipeline pipeline = new PipelineResources(new PipelineNames(PipelineNames.LOCAL_BUCKET), s3, sns, sqs, dynamoDb)
                    .create(Optional.of(MAIL_TO));
            aws.confirmSubscription(pipeline.topicArn(), MAIL_TO);
        }
    }

    private static LocalAwsSettings settings() {
        LocalAwsSettings settings = LocalAwsSettings.in(Path.of(System.getProperty("state.folder")));
        for (Service service : Service.values()) {
            settings = settings.withPort(service, Integer.getInteger("port." + service.name().toLowerCase(Locale.ROOT)));
        }
        return settings;
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        aws.close();
    }
}
