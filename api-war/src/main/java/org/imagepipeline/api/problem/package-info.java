/**
 * Errors as RFC 9457 problem documents: one mapper for each kind of exception. What a client is told is decided here;
 * causes and stack traces go to the server's log only.
 */
package org.imagepipeline.api.problem;
