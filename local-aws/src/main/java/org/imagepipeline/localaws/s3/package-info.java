/**
 * S3 by S3Proxy on a folder, and what S3Proxy lacks: bucket notifications. The signature check, the objects and
 * the multipart uploads are S3Proxy's; the notification configuration and the events are ours.
 */
package org.imagepipeline.localaws.s3;
