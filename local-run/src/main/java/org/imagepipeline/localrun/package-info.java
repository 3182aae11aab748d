/**
 * The local run: one process that starts the embedded AWS endpoints and both WildFly servers, tells when everything is
 * ready, and ends all of it on Ctrl-C. It decides which endpoints are embedded and which exist already, where the state
 * lies and which ports are used; it knows the servers only by their folders and their health.
 */
package org.imagepipeline.localrun;
