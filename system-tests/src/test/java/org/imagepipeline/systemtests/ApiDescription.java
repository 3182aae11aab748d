package org.imagepipeline.systemtests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The OpenAPI document that a server gives of itself, as a judge of what it answers. */
final class ApiDescription {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    /** Where the shared schemas stand. */
    private static final String COMPONENTS = "components";

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final SchemaValidatorsConfig strict = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private final JsonNode document;
    private final Map<String, JsonNode> operations = new TreeMap<>();

    /** Objects may have no other members than their schemas say: what is answered must be described. */
    ApiDescription(JsonNode document) {
        this.document = document;
        close(document.path(COMPONENTS).path("schemas"));
        document.path("paths").forEach(path -> path.fields().forEachRemaining(operation -> {
            if (METHODS.contains(operation.getKey())) {
                operations.put(operation.getValue().path("operationId").asText(), operation.getValue());
            }
        }));
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(ApiDescription::close);
    }

    /** The ids of all operations; one without an id is the empty text. */
    Set<String> operations() {
        return operations.keySet();
    }

    /** What an operation may answer. */
    Set<Integer> statuses(String operation) {
        Set<Integer> statuses = new TreeSet<>();
        operations.get(operation).path("responses").fieldNames()
                .forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    /** What an answer has that was not described, and what it lacks; empty for a good one. */
    List<String> faults(String operation, Api.Answer answer) {
        JsonNode response = resolved(operations.get(operation).path("responses").path(String.valueOf(answer.status())));
        List<String> faults = new ArrayList<>();
        if (response.isMissingNode()) {
            faults.add("is not described: " + answer.body());
            return faults;
        }
        response.path("headers").fieldNames().forEachRemaining(name -> {
            if (answer.header(name).isEmpty()) {
                faults.add("has no header " + name);
            }
        });
        JsonNode content = response.path("content");
        if (answer.content().length == 0) {
            if (!content.isEmpty()) {
                faults.add("has no body");
            }
            return faults;
        }
        JsonNode media = content.path(answer.contentType().replaceFirst(";.*", ""));
        if (media.isMissingNode()) {
            faults.add("has an undescribed media type " + answer.contentType());
        } else {
            faults.addAll(faults(media.path("schema"), answer.body()));
        }
        return faults;
    }

    /** What is missing in the description of an operation, and which of its examples are wrong. */
    List<String> gaps(String operation) {
        JsonNode node = operations.get(operation);
        List<String> gaps = new ArrayList<>();
        for (String member : List.of("operationId", "summary", "tags", "responses")) {
            if (node.path(member).isEmpty() && node.path(member).asText().isEmpty()) {
                gaps.add("has no " + member);
            }
        }
        node.path("parameters").forEach(parameter -> {
            if (parameter.path("description").asText().isEmpty() && !parameter.path("in").asText().equals("path")) {
                gaps.add("parameter " + parameter.path("name").asText() + " has no description");
            }
        });
        examples("the request", node.path("requestBody"), gaps);
        node.path("responses").fields().forEachRemaining(response -> {
            if (resolved(response.getValue()).path("description").asText().isEmpty()) {
                gaps.add(response.getKey() + " has no description");
            }
            examples(response.getKey(), resolved(response.getValue()), gaps);
        });
        return gaps;
    }

    private void examples(String where, JsonNode body, List<String> gaps) {
        body.path("content").fields().forEachRemaining(media -> {
            JsonNode examples = media.getValue().path("examples");
            if (examples.isEmpty()) {
                gaps.add(where + " has no example of " + media.getKey());
            }
            if (media.getKey().endsWith("json")) {
                examples.fields().forEachRemaining(example -> {
                    JsonNode value = example.getValue().path("value");
                    faults(media.getValue().path("schema"), value)
                            .forEach(fault -> gaps.add(where + ", example " + example.getKey() + ": " + fault));
                    if (media.getKey().contains("problem") && !value.path("status").asText().equals(where)) {
                        gaps.add(where + ", example " + example.getKey() + " is of status " + value.path("status"));
                    }
                });
            }
        });
    }

    private List<String> faults(JsonNode schema, JsonNode value) {
        if (!schema.isObject()) {
            return List.of("has no schema");
        }
        ObjectNode root = schema.deepCopy();
        root.set(COMPONENTS, document.path(COMPONENTS));
        JsonSchema validator = schemas.getSchema(root, strict);
        return validator.validate(value).stream().map(message -> message.getMessage()).sorted().toList();
    }

    private JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : document.at(reference.substring(1));
    }
}
