package org.imagepipeline.systemtests.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a request to SQS needs: the action of the same name; for a batch, that of the single message. */
final class SqsRights {

    private final String operation;
    private final JsonNode body;
    private final String account;

    SqsRights(String operation, JsonNode body, String account) {
        this.operation = operation;
        this.body = body;
        this.account = account;
    }

    List<Right> rights() {
        String queue = body.has("QueueUrl") ? body.path("QueueUrl").asText().replaceAll(".*/", "")
                : body.path("QueueName").asText();
        return List.of(new Right("sqs:" + operation, "sqs:" + operation.replaceFirst("Batch$", ""),
                "arn:aws:sqs:" + account + ':' + queue));
    }
}
