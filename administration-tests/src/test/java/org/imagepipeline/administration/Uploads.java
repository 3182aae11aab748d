package org.imagepipeline.administration;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.imagepipeline.localaws.LocalAws;
import org.imagepipeline.localaws.LocalAwsSettings;
import org.imagepipeline.localaws.Service;
import org.imagepipeline.localaws.resources.Pipeline;
import org.imagepipeline.localaws.resources.PipelineNames;
import org.imagepipeline.localaws.resources.PipelineResources;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The endpoints with the pipeline's resources, and images that are put into the bucket one after the other. */
final class Uploads implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long MILLISECONDS_BETWEEN = 40;

    private final LocalAws aws;
    private final Pipeline pipeline;
    private final S3Client s3 = S3Client.create();
    private final SqsClient sqs = SqsClient.create();
    private final Set<String> stored = new ConcurrentSkipListSet<>();
    private final byte[] image = png();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private ScheduledExecutorService uploader;

    /** @param name of the folder that keeps the state of these endpoints */
    Uploads(String name) {
        try {
            LocalAwsSettings settings = LocalAwsSettings.in(Path.of(System.getProperty("state.folder"), name));
            for (Service service : Service.values()) {
                Optional<Integer> port =
                        Optional.ofNullable(Integer.getInteger("port." + service.name().toLowerCase(Locale.ROOT)));
                settings = port.isPresent() ? settings.withPort(service, port.get()) : settings.without(service);
            }
            aws = LocalAws.start(settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try (SnsClient sns = SnsClient.create(); DynamoDbClient dynamoDb = DynamoDbClient.create()) {
            pipeline = new PipelineResources(new PipelineNames(PipelineNames.LOCAL_BUCKET), s3, sns, sqs, dynamoDb)
                    .create(Optional.empty());
        }
    }

    /** The environment in which both servers find the endpoints and the pipeline's resources. */
    Map<String, String> environment(URI api) {
        return Map.of("AWS_REGION", aws.settings().region(),
                "AWS_ACCESS_KEY_ID", aws.settings().accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", aws.settings().secretKey(),
                "AWS_ENDPOINT_URL_S3", aws.s3().toString(),
                "AWS_ENDPOINT_URL_SQS", aws.sqs().toString(),
                "AWS_ENDPOINT_URL_DYNAMODB", aws.dynamoDb().toString(),
                "IMAGE_BUCKET", pipeline.bucket(),
                "IMAGE_TOPIC_ARN", pipeline.topicArn(),
                "IMAGE_API_URL", api.toString());
    }

    /** A small picture. */
    byte[] image() {
        return image.clone();
    }

    /** How many objects have a key that begins so. */
    int objects(String prefix) {
        return s3.listObjectsV2(request -> request.bucket(pipeline.bucket()).prefix(prefix)).contents().size();
    }

    /** Begins to upload; {@link #end()} ends it. */
    void begin() {
        uploader = Executors.newSingleThreadScheduledExecutor();
        uploader.scheduleWithFixedDelay(() -> {
            String key = "uploads/load/" + (stored.size() + 1) + ".png";
            s3.putObject(request -> request.bucket(pipeline.bucket()).key(key), RequestBody.fromBytes(image));
            stored.add(key);
        }, 0, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    /** Waits until so many more images are in the bucket, so that what happens next happens amid uploads. */
    void awaitMore(int images) {
        int until = stored.size() + images;
        await("uploads").atMost(PATIENCE).until(() -> stored.size() >= until);
    }

    /** Ends the uploading; returns the keys of all images that are in the bucket. */
    Collection<String> end() {
        uploader.shutdown();
        await("the last upload").atMost(PATIENCE).until(uploader::isTerminated);
        return new TreeSet<>(stored);
    }

    /** Waits until the queue holds nothing any more, neither waiting nor in work. */
    void awaitEmptyQueue() {
        await("an empty queue").atMost(PATIENCE).until(() -> messages(pipeline.queueUrl()) == 0);
    }

    int deadLetters() {
        return messages(pipeline.deadLetterQueueUrl());
    }

    private int messages(String queueUrl) {
        return sqs.getQueueAttributes(request -> request.queueUrl(queueUrl).attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes().values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** The keys of all processed images that an API lists, page by page. */
    Collection<String> processed(URI api) {
        Collection<String> keys = new TreeSet<>();
        String cursor = "";
        do {
            JsonNode page = get(api.resolve("/images?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            for (JsonNode record : page.path("images")) {
                if (record.path("status").asText().equals("PROCESSED")) {
                    keys.add(record.path("key").asText());
                }
            }
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty());
        return keys;
    }

    private JsonNode get(URI address) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(address + " answers " + answer.statusCode());
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        if (uploader != null) {
            uploader.shutdownNow();
        }
        s3.close();
        sqs.close();
        aws.close();
    }
}
