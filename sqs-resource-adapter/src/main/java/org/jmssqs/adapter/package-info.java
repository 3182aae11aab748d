/**
 * The adapter as the server sees it: its properties, the activation properties of a bean, and the start and end
 * of activations.
 */
package org.jmssqs.adapter;
