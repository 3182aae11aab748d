/**
 * SQS by ElasticMQ, with its queues and undelivered messages in an H2 database file.
 */
package org.imagepipeline.localaws.sqs;
