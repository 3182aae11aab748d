/**
 * The catalog of images: one DynamoDB item an image, written only by events that are newer than what is there, together
 * with its tags and the counters. What an item looks like, which write wins, which index a listing reads, how pages
 * follow one another and what a cursor is, is decided here and nowhere else.
 */
package org.imagepipeline.catalog;
