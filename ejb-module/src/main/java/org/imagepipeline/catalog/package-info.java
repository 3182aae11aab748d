/**
 * The catalog of images: one DynamoDB item an image, written only by events that are newer than what is there, and
 * listed newest first from a sharded index. What the item looks like, which write wins, how pages follow one another
 * and what a cursor is, is decided here and nowhere else.
 */
package org.imagepipeline.catalog;
