package org.imagepipeline.localaws;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.imagepipeline.localaws.dynamodb.DynamoDbEndpoint;
import org.imagepipeline.localaws.mail.MailStore;
import org.imagepipeline.localaws.mail.MailboxPage;
import org.imagepipeline.localaws.mail.SmtpEndpoint;
import org.imagepipeline.localaws.s3.S3Endpoint;
import org.imagepipeline.localaws.sns.SnsEndpoint;
import org.imagepipeline.localaws.sqs.SqsEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The embedded AWS services, started together and ended together. One instance at a time in a JVM; any number one after
 * another.
 */
public final class LocalAws implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalAws.class);

    private final LocalAwsSettings settings;
    /** What is open, the last opened first: each may use those after it. */
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private SnsEndpoint sns;

    private LocalAws(LocalAwsSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts the services that the settings name and returns when all of them listen. When one cannot start, those
     * before it are ended again.
     *
     * @throws PortInUseException when a port is taken
     * @throws IOException        when the state folder cannot be used or a service does not start
     */
    public static LocalAws start(LocalAwsSettings settings) throws IOException {
        LocalAws aws = new LocalAws(settings);
        try {
            aws.startServices();
            return aws;
        } catch (IOException | RuntimeException e) {
            aws.close();
            throw e;
        } catch (Exception e) {
            aws.close();
            throw new IOException("The local AWS services could not be started: " + e.getMessage(), e);
        }
    }

    private void startServices() throws Exception {
        for (Service service : settings.ports().keySet()) {
            checkPort(service);
        }
        String host = LocalAwsSettings.BIND_ADDRESS;
        if (settings.starts(Service.DYNAMODB)) {
            open.push(DynamoDbEndpoint.start(folder("dynamodb"), host, settings.port(Service.DYNAMODB)));
        }
        if (settings.starts(Service.SQS)) {
            open.push(SqsEndpoint.start(folder("sqs"), host, settings.port(Service.SQS), settings.region(),
                    settings.accountId()));
        }
        if (settings.starts(Service.SMTP)) {
            MailStore mails = new MailStore(folder("mail"));
            open.push(SmtpEndpoint.start(mails, host, settings.port(Service.SMTP)));
            if (settings.starts(Service.MAILBOX)) {
                open.push(MailboxPage.start(mails, host, settings.port(Service.MAILBOX)));
            }
        }
        if (settings.starts(Service.SNS) || settings.starts(Service.S3)) {
            SqsClient sqsClient = client(SqsClient.builder(), Service.SQS);
            open.push(sqsClient);
            if (settings.starts(Service.SNS)) {
                sns = SnsEndpoint.start(folder("sns"), host, settings.port(Service.SNS), settings.region(),
                        settings.accountId(), settings.accessKeyId(), sqsClient,
                        Optional.ofNullable(settings.ports().get(Service.SMTP)));
                open.push(sns);
            }
            if (settings.starts(Service.S3)) {
                SnsClient snsClient = client(SnsClient.builder(), Service.SNS);
                open.push(snsClient);
                open.push(S3Endpoint.start(folder("s3"), host, settings.port(Service.S3), settings.region(),
                        settings.accountId(), settings.accessKeyId(), settings.secretKey(), snsClient, sqsClient));
            }
        }
    }

    private Path folder(String service) throws IOException {
        return Files.createDirectories(settings.stateDirectory().resolve(service));
    }

    /** Looks before the products do: they report a taken port each in another way, and some only in their log. */
    private void checkPort(Service service) throws IOException {
        int port = settings.port(service);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(LocalAwsSettings.BIND_ADDRESS), port));
        } catch (BindException e) {
            throw new PortInUseException(service, port, e);
        }
    }

    /** A client of the embedded service, or, when it is not embedded, of the one that the SDK's own settings name. */
    private <C, B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>>
            C client(B builder, Service service) {
        builder.httpClient(UrlConnectionHttpClient.create());
        if (settings.starts(service)) {
            builder.endpointOverride(uri(service)).region(Region.of(settings.region()))
                    .credentialsProvider(StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(settings.accessKeyId(), settings.secretKey())));
        }
        return builder.build();
    }

    private URI uri(Service service) {
        String scheme = service == Service.SMTP ? "smtp" : "http";
        return URI.create(scheme + "://" + LocalAwsSettings.BIND_ADDRESS + ":" + settings.port(service));
    }

    /** What was started. */
    public LocalAwsSettings settings() {
        return settings;
    }

    /** The S3 endpoint. Like the other addresses: an IllegalArgumentException when it was not started. */
    public URI s3() {
        return uri(Service.S3);
    }

    /** The SQS endpoint. */
    public URI sqs() {
        return uri(Service.SQS);
    }

    /** The SNS endpoint. */
    public URI sns() {
        return uri(Service.SNS);
    }

    /** The DynamoDB endpoint. */
    public URI dynamoDb() {
        return uri(Service.DYNAMODB);
    }

    /** The SMTP server. */
    public URI smtp() {
        return uri(Service.SMTP);
    }

    /** The page on which the mails can be read. */
    public URI mailbox() {
        return uri(Service.MAILBOX);
    }

    /**
     * Confirms the pending e-mail subscription of an address, as its owner would by opening the mailed link. Only for
     * the embedded SNS.
     *
     * @throws IllegalStateException when SNS is not embedded
     */
    public void confirmSubscription(String topicArn, String address) {
        if (sns == null) {
            throw new IllegalStateException("SNS is not embedded: its owner must open the link in the mail.");
        }
        sns.confirmSubscription(topicArn, address);
    }

    /** Ends all services, each with its state stored, the ones that others use last. Can be called again. */
    @Override
    public void close() {
        while (!open.isEmpty()) {
            AutoCloseable service = open.pop();
            try {
                service.close();
            } catch (Exception e) {
                LOG.warn("{} did not end cleanly", service.getClass().getSimpleName(), e);
            }
        }
    }
}
