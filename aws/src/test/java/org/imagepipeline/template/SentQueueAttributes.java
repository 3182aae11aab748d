package org.imagepipeline.template;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;

/**
 * Remembers which attributes were sent for which queue. The local SQS takes some of them and does not tell them
 * again.
 */
final class SentQueueAttributes implements ExecutionInterceptor {

    private final Map<String, Map<String, String>> attributes = new ConcurrentHashMap<>();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes execution) {
        if (context.request() instanceof SetQueueAttributesRequest request) {
            attributes.put(request.queueUrl().replaceAll(".*/", ""), request.attributesAsStrings());
        }
    }

    /** By the queue's name. */
    Map<String, Map<String, String>> attributes() {
        return attributes;
    }
}
