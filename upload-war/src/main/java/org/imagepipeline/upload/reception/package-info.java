/**
 * Decides whether a file that a person sent is accepted, and sees it into the storage.
 * Each file stands for itself: what is wrong with one does not touch the others.
 */
package org.imagepipeline.upload.reception;
