/**
 * What is read out of an image's content: what it is, how and where it was taken, the words it brings. Names and declared
 * types count for nothing, and content is taken to be hostile: files are walked here, block by block, and only single blocks
 * of limited length are given to libraries, because these keep whatever a file holds, however much that is.
 */
package org.imagepipeline.metadata;
