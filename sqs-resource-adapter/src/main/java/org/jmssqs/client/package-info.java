/**
 * Where SQS is, as whom it is called, and over how many connections.
 */
package org.jmssqs.client;
