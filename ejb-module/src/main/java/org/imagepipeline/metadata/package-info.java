/**
 * What is read out of an image's content: what it is, how and where it was taken, the words it brings. Names and
 * declared types count for nothing, and content is taken to be hostile: files are walked here, block by block, and only
 * what is asked for is kept. A library reads EXIF, of which it is shown single tags; left alone, it keeps whatever a
 * file holds.
 */
package org.imagepipeline.metadata;
