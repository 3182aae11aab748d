/**
 * Decides when the application counts as alive and as ready: it is ready while its bucket answers.
 * MicroProfile Health publishes it at /health/live and /health/ready of the management interface.
 */
package org.imagepipeline.upload.health;
