/**
 * Decides what is told about the way of each uploaded file: refused, stored, processed, or failed and why.
 * Asks the image API what became of the stored ones.
 */
package org.imagepipeline.upload.progress;
