package org.imagepipeline.systemtests;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

class EventsIT extends PipelineTest {

    private static final String BUCKET = "image-pipeline";
    private static final String SECOND_PROCESSING_SERVER = "second-processing";

    @Test
    void listenersOfEachServerHearWhatOneServerProcessed() {
        try (SqsClient sqs = SqsClient.create()) {
            sqs.createQueue(request -> request.queueName("nothing-to-process"));
        }
        servers.start(SECOND_PROCESSING_SERVER);
        try (EventStream here = open(api, ""); EventStream there = open(new Api(at("port.api.second")), "");
             UploadForm form = new UploadForm(UPLOAD_PAGE); S3Client s3 = S3Client.create()) {
            List<String> uploaded = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                uploaded.add(form.upload("grace", images.png("heard-" + i + ".png", 8, 8)).get(0).imageId().orElseThrow());
            }
            s3.putObject(request -> request.bucket(BUCKET).key("uploads/grace/heard.jpg"), RequestBody.fromString("just text"));
            for (EventStream listener : List.of(here, there)) {
                uploaded.forEach(image -> hears(listener, "processed", image));
                await("a failure").atMost(PATIENCE).until(() -> failures(listener).size() == 1);
            }
            assertEquals(failures(here), failures(there));

            String key = record(uploaded.get(0)).path("key").asText();
            s3.deleteObject(request -> request.bucket(BUCKET).key(key));
            hears(here, "deleted", uploaded.get(0));
            hears(there, "deleted", uploaded.get(0));
            here.events().forEach(event -> assertEquals(Set.of("imageId", "changedAt"), names(event)));
        } finally {
            servers.stop(SECOND_PROCESSING_SERVER);
        }
    }

    @Test
    void whoComesBackHearsWhatHappenedMeanwhile() {
        try (UploadForm form = new UploadForm(UPLOAD_PAGE)) {
            String lastId;
            try (EventStream first = open(api, "")) {
                hears(first, "processed", upload(form, "before.png"));
                lastId = first.lastId();
            }
            String missed = upload(form, "missed.png");
            record(missed);
            try (EventStream again = open(api, lastId)) {
                hears(again, "processed", missed);
                hears(again, "processed", upload(form, "after.png"));
            }
        }
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        try (EventStream refused = new EventStream(api.address(), "yesterday")) {
            await().atMost(PATIENCE).until(refused::isRefused);
            assertTrue(refused.events().isEmpty());
        }
    }

    /** The tests' server takes ten, see arquillian.xml. */
    @Test
    void moreListenersThanTheServerTakesAreSentAwayForAWhile() {
        List<EventStream> all = new ArrayList<>();
        try {
            for (int i = 0; i < 10; i++) {
                all.add(open(api, ""));
            }
            Api.Answer refused = api.get("/images/events");
            assertEquals(503, refused.status());
            assertTrue(refused.contentType().startsWith("application/problem+json"), refused.contentType());
        } finally {
            all.forEach(EventStream::close);
        }
        open(api, "").close();
    }

    private String upload(UploadForm form, String name) {
        return form.upload("ada", images.png(name, 8, 8)).get(0).imageId().orElseThrow();
    }

    /** Asks again while the server still counts listeners that have just gone: it finds out by the next beat. */
    private static EventStream open(Api server, String lastEventId) {
        EventStream[] stream = {new EventStream(server.address(), lastEventId)};
        await("the stream").atMost(PATIENCE).until(() -> {
            if (stream[0].isRefused()) {
                stream[0] = new EventStream(server.address(), lastEventId);
            }
            return stream[0].isOpen();
        });
        return stream[0];
    }

    private static void hears(EventStream listener, String event, String imageId) {
        await(event + ' ' + imageId).atMost(PATIENCE).until(() -> listener.heard(event, imageId));
    }

    private static List<String> failures(EventStream listener) {
        return listener.events().stream().filter(event -> event.name().equals("failed"))
                .map(event -> event.json().path("imageId").asText()).distinct().toList();
    }

    private static Set<String> names(EventStream.Event event) {
        Set<String> names = new TreeSet<>();
        event.json().fieldNames().forEachRemaining(names::add);
        return names;
    }
}
