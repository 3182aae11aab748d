package org.imagepipeline.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a load balancer asks before it sends a server requests. */
class HealthIT extends PipelineTest {

    @Test
    void theUploadServerIsReadyWhenItsBucketAnswers() {
        assertEquals(Set.of("bucket"), checks("port.upload.management", Set.of("bucket")));
    }

    @Test
    void theProcessingServerIsReadyWhenBucketQueueAndTableAnswer() {
        Set<String> services = Set.of("bucket", "queue", "table");
        assertEquals(services, checks("port.api.management", services));
    }

    /** Those of the wanted checks that a ready server says are up. */
    private static Set<String> checks(String port, Set<String> wanted) {
        Api management = new Api(URI.create("http://127.0.0.1:" + System.getProperty(port) + '/'));
        Api.Answer answer = management.get("/health/ready");
        assertEquals(200, answer.status(), String.valueOf(answer.body()));
        Set<String> up = new TreeSet<>();
        answer.body().path("checks").forEach(check -> {
            if (check.path("status").asText().equals("UP")) {
                up.add(check.path("name").asText());
            }
        });
        up.retainAll(wanted);
        return up;
    }
}
