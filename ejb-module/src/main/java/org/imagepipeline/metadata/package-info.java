/**
 * What is read out of an image's content: its format and its size as shown. Names and declared types count for nothing,
 * and content is taken to be hostile: whatever it provokes ends in one exception that says what is wrong with it.
 */
package org.imagepipeline.metadata;
