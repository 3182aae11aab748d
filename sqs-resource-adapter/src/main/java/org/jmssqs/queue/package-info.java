/**
 * What the adapter knows of a queue and of a received message, and the calls it makes on the queue.
 */
package org.jmssqs.queue;
