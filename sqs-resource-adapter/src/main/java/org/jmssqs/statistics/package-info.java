/**
 * What is counted, and how the server's management model and JMX show it.
 */
package org.jmssqs.statistics;
