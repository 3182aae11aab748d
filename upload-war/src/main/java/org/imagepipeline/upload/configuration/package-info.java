/**
 * Decides what can be configured, with which defaults, and that the application does not start without what it needs.
 * Values come from MicroProfile Config: environment variables, system properties.
 */
package org.imagepipeline.upload.configuration;
