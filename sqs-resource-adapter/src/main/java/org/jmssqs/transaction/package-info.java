/**
 * How work that SQS cannot take back is tied to the end of a JTA transaction.
 */
package org.jmssqs.transaction;
