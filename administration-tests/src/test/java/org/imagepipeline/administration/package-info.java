/**
 * What an administrator does with the scripts of {@code wildfly-config}, done with them on a stock WildFly: by its own
 * start scripts and its own CLI, as processes, in front of the embedded endpoints.
 */
package org.imagepipeline.administration;
