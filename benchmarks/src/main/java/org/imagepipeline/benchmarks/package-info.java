/**
 * What the resource adapter costs and brings beside a hand-written loop and the AWS library's own consumer: all three
 * in one JVM, one after the other, against a stand-in for SQS and DynamoDB in another process.
 */
package org.imagepipeline.benchmarks;
