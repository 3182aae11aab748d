package org.imagepipeline.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import org.imagepipeline.configuration.PipelineConfiguration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Lets clients fetch and write single objects at S3 itself, so that content never passes this server. Signing is done
 * here, by this server's own credentials and rights, and calls nobody: a URL says nothing about whether the object
 * exists.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html">Amazon S3, authenticating
 *      requests by query parameters</a>
 */
@ApplicationScoped
public class PresignedUrls {

    private S3Presigner presigner;
    private String bucket;
    private Duration downloadLifetime;
    private Duration uploadLifetime;

    /** For the container's proxy only. */
    protected PresignedUrls() {
    }

    @Inject
    public PresignedUrls(S3Presigner presigner, PipelineConfiguration configuration) {
        this.presigner = presigner;
        this.bucket = configuration.bucket();
        this.downloadLifetime = configuration.linkLifetime();
        this.uploadLifetime = configuration.uploadLinkLifetime();
    }

    /** How long a URL of {@link #download} works. */
    public Duration downloadLifetime() {
        return downloadLifetime;
    }

    /**
     * A GET of an object, for {@link #downloadLifetime()}.
     *
     * @param contentType        the media type that S3 answers with, whatever the uploader declared
     * @param contentDisposition the field that S3 answers with (RFC 6266)
     */
    public PresignedRequest download(String key, String contentType, String contentDisposition) {
        return request(presigner.presignGetObject(presign -> presign.signatureDuration(downloadLifetime)
                .getObjectRequest(get -> get.bucket(bucket).key(key)
                        .responseContentType(contentType).responseContentDisposition(contentDisposition))));
    }

    /** A HEAD of an object, which is answered like {@link #download}, but for the content. */
    public PresignedRequest head(String key, String contentType, String contentDisposition) {
        return request(presigner.presignHeadObject(presign -> presign.signatureDuration(downloadLifetime)
                .headObjectRequest(head -> head.bucket(bucket).key(key)
                        .responseContentType(contentType).responseContentDisposition(contentDisposition))));
    }

    /**
     * A PUT of an object. Its length, media type, checksum and metadata are signed: S3 refuses a request that says
     * anything else, and content that is not what the request says.
     */
    public PresignedRequest upload(NewObject object) {
        String checksum = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(object.sha256()));
        return request(presigner.presignPutObject(presign -> presign.signatureDuration(uploadLifetime)
                .putObjectRequest(put -> put.bucket(bucket).key(object.key()).contentType(object.contentType())
                        .contentLength(object.size()).checksumSHA256(checksum).metadata(object.metadata()))));
    }

    private static PresignedRequest request(software.amazon.awssdk.awscore.presigner.PresignedRequest signed) {
        Map<String, String> headers = signed.signedHeaders().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("host"))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
        return new PresignedRequest(signed.httpRequest().method().name(), URI.create(signed.url().toString()), headers,
                signed.expiration());
    }
}
