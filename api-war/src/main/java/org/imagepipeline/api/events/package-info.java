/**
 * What becomes of images, told to listeners at the moment it happens, by server-sent events. Whichever server processed an
 * image, the listeners of all servers hear of it: each server reads the catalog's changes, while it has listeners. At least
 * once, nothing lost: what a listener has been given, and where it goes on after a break, is decided here.
 */
package org.imagepipeline.api.events;
