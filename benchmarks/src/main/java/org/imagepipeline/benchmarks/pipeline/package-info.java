/**
 * What the whole pipeline does in a second and costs, measured from outside on one that runs ({@code mvn -Prun verify}):
 * images through the message-driven bean, the time until a record can be read, and requests to the API.
 */
package org.imagepipeline.benchmarks.pipeline;
