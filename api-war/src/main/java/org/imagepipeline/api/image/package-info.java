/**
 * One image: everything that may be shown of it, its caption as people change it, and its removal. Where a picture
 * was taken is not among what may be shown.
 */
package org.imagepipeline.api.image;
