/**
 * The objects in the bucket: whether one is there, what S3 says of it, and its content, read from the front in ranges only
 * as far as a reader goes.
 */
package org.imagepipeline.storage;
