/**
 * SNS as a local endpoint: AWS's query protocol in, messages to SQS queues and e-mail addresses out. Topics,
 * subscriptions and undelivered messages are files in one folder. Nothing here knows of S3 or of images.
 */
package org.imagepipeline.localaws.sns;
