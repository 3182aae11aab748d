/**
 * How a message stays invisible to others while it is held here, and for how long at most.
 */
package org.jmssqs.visibility;
