package org.imagepipeline.systemtests.calls;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a request to DynamoDB needs: on the table, or on the index that it reads; in a transaction, for each part of
 * it.
 */
final class DynamoDbRights {

    private static final Map<String, String> PARTS = Map.of("Put", "PutItem", "Update", "UpdateItem", "Delete",
            "DeleteItem",
            "ConditionCheck", "ConditionCheckItem", "Get", "GetItem");

    private final String operation;
    private final JsonNode body;
    private final String account;

    DynamoDbRights(String operation, JsonNode body, String account) {
        this.operation = operation;
        this.body = body;
        this.account = account;
    }

    List<Right> rights() {
        List<Right> rights = new ArrayList<>();
        switch (operation) {
            case "TransactWriteItems", "TransactGetItems" -> body.path("TransactItems").forEach(item ->
                    item.fields().forEachRemaining(part -> rights.add(
                            right(PARTS.getOrDefault(part.getKey(), Right.UNKNOWN), table(part.getValue())))));
            case "BatchGetItem", "BatchWriteItem" -> body.path("RequestItems").fieldNames().forEachRemaining(name ->
                    rights.add(right(operation, arn(name))));
            case "Query" -> rights.add(right(operation, body.has("IndexName")
                    ? table(body) + "/index/" + body.path("IndexName").asText() : table(body)));
            default -> rights.add(right(operation, table(body)));
        }
        return rights;
    }

    private Right right(String action, String resource) {
        return new Right("dynamodb:" + operation, "dynamodb:" + action, resource);
    }

    private String table(JsonNode node) {
        return arn(node.path("TableName").asText());
    }

    private String arn(String table) {
        return "arn:aws:dynamodb:" + account + ":table/" + table;
    }
}
