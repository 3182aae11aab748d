/**
 * What is sent and when: the limits of SQS checked before a call, messages of a transaction kept until its end and sent
 * in batches.
 */
package org.jmssqs.send;
