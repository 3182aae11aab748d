/**
 * Whether this server is fit for work: ready only while queue, table and bucket answer, each within two seconds. The
 * server shows it on its management port, at /health, /health/ready and /health/live.
 */
package org.imagepipeline.health;
