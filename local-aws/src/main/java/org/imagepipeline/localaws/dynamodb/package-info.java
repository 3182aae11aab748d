/**
 * DynamoDB by Amazon's DynamoDB Local, with its tables in one database file.
 * It is not open source (Amazon DynamoDB Local License): for development and tests only, never shipped.
 */
package org.imagepipeline.localaws.dynamodb;
