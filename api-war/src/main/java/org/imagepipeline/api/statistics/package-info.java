/**
 * How many images there are, and of whom and since when. The answers are bounded, whatever the catalog holds.
 */
package org.imagepipeline.api.statistics;
