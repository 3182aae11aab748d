/**
 * What is done about an event: an object that was created is looked at, catalogued and given thumbnails, one that was removed
 * leaves the catalog. Faults of an image end in its record; faults of a service end in an exception and another try.
 */
package org.imagepipeline.processing;
