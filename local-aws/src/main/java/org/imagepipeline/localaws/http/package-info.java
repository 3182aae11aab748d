/**
 * What the endpoints on the JDK's HTTP server share: answers, threads, and how text becomes HTML.
 */
package org.imagepipeline.localaws.http;
