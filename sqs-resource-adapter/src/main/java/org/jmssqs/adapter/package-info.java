/**
 * The adapter as the server sees it: its properties, the activation properties of a bean, the properties of a
 * connection factory, and the start and end of activations.
 */
package org.jmssqs.adapter;
