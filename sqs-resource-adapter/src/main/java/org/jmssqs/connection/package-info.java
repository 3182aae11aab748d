/**
 * Connections, sessions, producers, consumers and contexts as an application in a Jakarta EE server uses them, and the
 * managed connection by which the server pools them. What SQS lacks or Jakarta EE forbids is refused in a sentence.
 */
package org.jmssqs.connection;
