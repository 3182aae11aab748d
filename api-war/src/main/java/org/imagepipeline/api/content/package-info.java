/**
 * The way to an image's content and thumbnails: S3 sends them, by a URL that is signed for this one answer. Decides
 * what S3 says of them: their media type, as the catalog found it, and the name they are saved under.
 */
package org.imagepipeline.api.content;
