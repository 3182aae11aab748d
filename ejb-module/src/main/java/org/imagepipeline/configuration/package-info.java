/**
 * The values that differ from one installation to the next, read once by MicroProfile Config: what they are called, what
 * they mean, which of them have a default. Region, credentials and endpoints are not among them: the AWS SDK finds those.
 */
package org.imagepipeline.configuration;
