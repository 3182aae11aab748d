package org.imagepipeline.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imagepipeline.localaws.LocalAws;
import org.imagepipeline.localaws.LocalAwsSettings;
import org.imagepipeline.localaws.Service;
import org.imagepipeline.localaws.resources.Pipeline;
import org.imagepipeline.localaws.resources.PipelineNames;
import org.imagepipeline.localaws.resources.PipelineResources;
import org.imagepipeline.systemtests.calls.CallLog;
import org.imagepipeline.systemtests.calls.CallRecorder;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Starts the endpoints before the first test, which starts the servers, and ends them after the last. Each server
 * reaches
 * them by a recorder of its own; what both asked is written down at the end.
 */
public final class EmbeddedAws implements LauncherSessionListener {

    private static final String MAIL_TO = "photographer@example.com";
    private static final List<String> SERVERS = List.of(PipelineTest.UPLOAD_SERVER, PipelineTest.PROCESSING_SERVER);

    private final CallLog calls = new CallLog();
    private LocalAws aws;

    /** What stands between a server, by its name, and the endpoints. */
    static CallRecorder recorder(ExtensionContext context, String server) {
        return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION,
                ExtensionContext.Namespace.create(EmbeddedAws.class)).get(server, CallRecorder.class);
    }

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        LocalAwsSettings settings = settings();
        try {
            aws = LocalAws.start(settings);
            String account = settings.region() + ':' + settings.accountId();
            Map<String, URI> endpoints = Map.of("s3", aws.s3(), "sqs", aws.sqs(), "dynamodb", aws.dynamoDb());
            for (String server : SERVERS) {
                session.getStore().put(Namespace.create(EmbeddedAws.class), server, new CallRecorder(server,
                        Integer.getInteger("port.calls." + server), calls, account, endpoints));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (S3Client s3 = S3Client.create(); SnsClient sns = SnsClient.create(); SqsClient sqs = SqsClient.create();
             DynamoDbClient dynamoDb = DynamoDbClient.create()) {
            Pipeline pipeline = new PipelineResources(new PipelineNames(PipelineNames.LOCAL_BUCKET), s3, sns, sqs,
                    dynamoDb)
                    .create(Optional.of(MAIL_TO));
            aws.confirmSubscription(pipeline.topicArn(), MAIL_TO);
        }
    }

    private static LocalAwsSettings settings() {
        LocalAwsSettings settings = LocalAwsSettings.in(Path.of(System.getProperty("state.folder")));
        for (Service service : Service.values()) {
            settings = settings.withPort(service, Integer.getInteger("port." + service.name()
                    .toLowerCase(Locale.ROOT)));
        }
        return settings;
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        try {
            calls.write(Path.of(System.getProperty("calls.file")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            aws.close();
        }
    }
}
