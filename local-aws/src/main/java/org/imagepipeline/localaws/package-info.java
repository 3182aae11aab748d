/**
 * The AWS services of the local run and the tests, embedded in one JVM: S3, SNS, SQS, DynamoDB and an SMTP server
 * with a mailbox page. They listen on 127.0.0.1 only and keep all their state in one folder. This module is for
 * development: DynamoDB Local is not open source and must never be part of what is shipped.
 */
package org.imagepipeline.localaws;
