/**
 * Jakarta Messaging's messages, and how each is written as a message of SQS's and read again: body, headers and
 * properties, under the attribute names of the AWS messaging library.
 */
package org.jmssqs.message;
