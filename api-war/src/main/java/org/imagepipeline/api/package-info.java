/**
 * The HTTP face of the catalog: requests in, catalog calls out, JSON back. What a client may ask and what it is
 * answered is decided here; nothing about storage is.
 */
package org.imagepipeline.api;
