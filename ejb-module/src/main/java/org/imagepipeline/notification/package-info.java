/**
 * What arrives from the queue: SNS envelopes and S3 events, as AWS and compatible stores send them. What counts as an
 * event of ours is decided here; everything else is refused, so that the queue's redrive policy takes it away.
 */
package org.imagepipeline.notification;
