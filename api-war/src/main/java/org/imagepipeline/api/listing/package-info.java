/**
 * The listing: what can be asked of it, and its pages. Which index answers a question is the catalog's decision.
 */
package org.imagepipeline.api.listing;
