/**
 * The objects in the bucket: whether one is there, what S3 says of it, and its content, read from the front in ranges only
 * as far as a reader goes. Clients fetch and write content at S3 themselves, by requests that are signed here.
 */
package org.imagepipeline.storage;
