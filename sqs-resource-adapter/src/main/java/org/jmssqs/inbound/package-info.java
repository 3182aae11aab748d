/**
 * How messages of a queue reach a message-driven bean: what is received when, who delivers, and what becomes of a
 * message by the outcome of its delivery.
 */
package org.jmssqs.inbound;
