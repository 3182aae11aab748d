package org.imagepipeline.localaws.resources;

/** The resources as the servers need to know them. */
public record Pipeline(String bucket, String topicArn, String queueUrl, String deadLetterQueueUrl, String table) {
}
