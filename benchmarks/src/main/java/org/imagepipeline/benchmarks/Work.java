package org.imagepipeline.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a bean does with a message. */
@FunctionalInterface
interface Work {

    void on(String body) throws Exception;

    /** One put into a DynamoDB table. */
    static Work put(DynamoDbClient client) {
        return body -> client.putItem(request -> request.tableName("Benchmark").item(Map.of(
                "Id", AttributeValue.fromS(Integer.toString(body.hashCode())),
                "Body", AttributeValue.fromS(body))));
    }

    /** Waits, as for another service. */
    static Work waiting(Duration time) {
        CountDownLatch never = new CountDownLatch(1);
        return body -> never.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
