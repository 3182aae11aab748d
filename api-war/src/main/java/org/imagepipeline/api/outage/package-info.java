/**
 * What becomes of requests while a service behind the API is slow or down: after a few failures in a row nobody waits for it
 * any more, one request now and then finds out whether it is back. The server's configuration bounds how many wait at a time.
 */
package org.imagepipeline.api.outage;
