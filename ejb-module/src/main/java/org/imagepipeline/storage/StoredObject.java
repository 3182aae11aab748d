package org.imagepipeline.storage;

import java.time.Instant;
import java.util.Map;

/**
 * What S3 says of an object.
 *
 * @param key          its key
 * @param size         bytes
 * @param eTag         its entity tag as sent, in quotes; a change of content changes it
 * @param lastModified when it was written, whole seconds
 * @param metadata     what its writer noted: names in lower case, without {@code x-amz-meta-}; not to be trusted
 */
public record StoredObject(String key, long size, String eTag, Instant lastModified, Map<String, String> metadata) {
}
