/**
 * The destinations that Jakarta Messaging code names: queues, also as administered objects.
 */
package org.jmssqs.destination;
