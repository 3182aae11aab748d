/**
 * What a Jakarta Messaging message looks like that was made of SQS's, whatever its attributes say.
 */
package org.jmssqs.message;
