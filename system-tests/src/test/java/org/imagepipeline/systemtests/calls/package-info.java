/**
 * Records what each server asks of AWS while the system tests run: operation, the right that it needs, resource. The
 * folder {@code aws} compares the record with the policies of its template, in both directions.
 */
package org.imagepipeline.systemtests.calls;
