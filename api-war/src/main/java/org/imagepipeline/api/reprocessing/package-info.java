/**
 * Images that are to be processed again, for example by a newer version: asked for here, done by whichever server
 * takes the message from the queue.
 */
package org.imagepipeline.api.reprocessing;
