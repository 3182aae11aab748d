package org.imagepipeline.storage;

import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * One request to S3 that whoever holds it may send, without credentials, until it expires.
 *
 * @param method    the HTTP method
 * @param url       where to; the signature is in its query
 * @param headers   the headers that are signed, each of which must be sent as it stands; without {@code Host}, which
 *                  every HTTP client sends
 * @param expiresAt when S3 refuses it from. Sooner when the credentials that signed it are temporary and end before
 */
public record PresignedRequest(String method, URI url, Map<String, String> headers, Instant expiresAt) {

    /** Keeps a copy of the headers. */
    public PresignedRequest {
        headers = Map.copyOf(headers);
    }
}
