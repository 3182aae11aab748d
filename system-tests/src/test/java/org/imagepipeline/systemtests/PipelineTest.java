package org.imagepipeline.systemtests;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the system tests have in common: both servers run when a test starts, and these are the ways to them. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
abstract class PipelineTest {

    static final String UPLOAD_SERVER = "upload";
    static final String PROCESSING_SERVER = "processing";

    /**
     * What works takes a second or two. But the last poll of a server that was stopped can take a message with it, which
     * then comes again after the queue's visibility timeout of 60 seconds.
     */
    static final Duration PATIENCE = Duration.ofSeconds(100);

    static final URI UPLOAD_PAGE = at("port.upload");

    @TempDir
    Path folder;

    @ArquillianResource
    ContainerController servers;

    final Api api = new Api(at("port.api"));
    final Api management = new Api(at("port.api.management"));
    final Api mailbox = new Api(at("port.mailbox"));

    TestImages images;

    @BeforeEach
    void bothServersRun() {
        for (String server : new String[] {UPLOAD_SERVER, PROCESSING_SERVER}) {
            if (!servers.isStarted(server)) {
                servers.start(server);
            }
        }
        images = new TestImages(folder);
    }

    /** Waits for the record of an image, and returns it. */
    JsonNode record(String imageId) {
        return await("the record of " + imageId).atMost(PATIENCE)
                .until(() -> api.image(imageId), answer -> answer.status() == 200).body();
    }

    static URI at(String port) {
        return URI.create("http://127.0.0.1:" + System.getProperty(port) + '/');
    }
}
