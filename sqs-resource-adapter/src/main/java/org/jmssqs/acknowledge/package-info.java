/**
 * How the end of a message is told to SQS: deletes and returns, gathered into batches and tried again where that
 * makes sense.
 */
package org.jmssqs.acknowledge;
