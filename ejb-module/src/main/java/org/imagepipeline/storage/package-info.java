/**
 * The objects in the bucket: whether one is there, what S3 says of it, its content in a temporary file, and the thumbnails
 * that are written beside the uploads. A failure of S3 or of the disk is an exception; the same call may succeed later.
 */
package org.imagepipeline.storage;
