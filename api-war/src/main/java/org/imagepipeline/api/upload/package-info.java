/**
 * Uploads that go straight to S3: what a client must declare of an image beforehand, and the signed request it gets
 * for it. The objects lie where, and as, those of the upload page do.
 */
package org.imagepipeline.api.upload;
