/**
 * Messages that an application fetches itself, one at a time, and when they are deleted. Message-driven beans are fed
 * by {@link org.jmssqs.inbound}.
 */
package org.jmssqs.receive;
