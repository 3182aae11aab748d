package org.imagepipeline.localaws.s3;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * S3Proxy's request handler, with errors rendered and with a way to let it check a request that it does not know
 * itself.
 */
final class S3Handler extends S3ProxyHandler {

    /** S3Proxy's defaults. */
    private static final long MAX_OBJECT_BYTES = 5L * 1024 * 1024 * 1024;
    private static final long MAX_UNCHUNKED_BYTES = 128L * 1024 * 1024;
    private static final int MAX_CHUNK_BYTES = 16 * 1024 * 1024;
    private static final int MAX_CLOCK_SKEW_SECONDS = 15 * 60;

    S3Handler(BlobStore store, String accessKeyId, String secretKey) {
        super(store, AuthenticationType.AWS_V4, accessKeyId, secretKey, null, MAX_OBJECT_BYTES, MAX_UNCHUNKED_BYTES,
                MAX_CHUNK_BYTES, false, new CrossOriginResourceSharing(), "", MAX_CLOCK_SKEW_SECONDS);
    }

    /** Serves a request that S3Proxy knows. */
    void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (InputStream body = request.getInputStream()) {
            doHandle(request, request, response, body, new RequestContext());
        }
    }

    /**
     * Checks the signature of a request about a bucket's notifications, its body included, and that the bucket
     * exists. S3Proxy refuses the parameter {@code notification} before it looks at the signature; so it gets the
     * original request to compute the signature, and HeadBucket as the thing to do.
     *
     * @throws AwsServiceException when the request must be refused
     */
    void check(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        if (request.getHeader("Authorization") == null && request.getParameter("X-Amz-Algorithm") == null) {
            throw new S3ProxyException(S3ErrorCode.ACCESS_DENIED);
        }
        doHandle(request, new BucketHead(request), response, new ByteArrayInputStream(body), new RequestContext());
    }

    /** Answers with S3's error document, when the failure or one of its causes says which error it is. */
    void refuse(HttpServletRequest request, HttpServletResponse response, Exception failure) throws IOException {
        Optional<AwsServiceException> known = Optional.empty();
        for (Throwable cause = failure; cause != null && known.isEmpty(); cause = cause.getCause()) {
            known = Optional.of(cause).filter(AwsServiceException.class::isInstance)
                    .map(AwsServiceException.class::cast);
        }
        if (known.isPresent()) {
            AwsServiceException error = known.get();
            String code = Optional.ofNullable(S3Exceptions.errorCode(error)).orElse(codeOf(error.statusCode()));
            String message = Optional.ofNullable(error.awsErrorDetails()).map(details -> details.errorMessage())
                    .orElse("");
            sendSimpleErrorResponse(request, response, code, error.statusCode(), message, Map.of());
        } else if (failure instanceof IllegalArgumentException) {
            sendSimpleErrorResponse(request, response, S3ErrorCode.INVALID_ARGUMENT,
                    String.valueOf(failure.getMessage()), Map.of());
        } else if (failure instanceof UnsupportedOperationException) {
            sendSimpleErrorResponse(request, response, S3ErrorCode.NOT_IMPLEMENTED,
                    String.valueOf(failure.getMessage()), Map.of());
        } else {
            sendSimpleErrorResponse(request, response, S3ErrorCode.INTERNAL_ERROR,
                    "The local S3 failed; see its log.", Map.of());
        }
    }

    /** Whether the failure is the client's or a known error, so that there is nothing to log. */
    static boolean expected(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AwsServiceException) {
                return true;
            }
        }
        return failure instanceof IllegalArgumentException || failure instanceof UnsupportedOperationException;
    }

    private static String codeOf(int status) {
        return switch (status) {
            case 403 -> "AccessDenied";
            case 405 -> "MethodNotAllowed";
            case 412 -> "PreconditionFailed";
            case 416 -> "InvalidRange";
            default -> status < 500 ? "InvalidRequest" : "InternalError";
        };
    }
}
