/**
 * {@code @Inject JMSContext} for servers whose own producer of it is not there: one context per transaction, else per
 * request, closed at its end. It goes into the application, and knows the Jakarta EE APIs only.
 */
package org.jmssqs.cdi;
