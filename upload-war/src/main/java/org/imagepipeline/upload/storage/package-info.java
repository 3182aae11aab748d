/**
 * Decides how an image lies in S3: key, metadata, checksum, parts, and that a failed upload leaves nothing behind.
 * The only package that knows of AWS.
 */
package org.imagepipeline.upload.storage;
