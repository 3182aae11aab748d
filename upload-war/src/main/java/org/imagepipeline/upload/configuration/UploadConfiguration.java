package org.imagepipeline.upload.configuration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/**
 * Every value of the application that can be configured. AWS region, credentials and endpoints are not among them:
 * those the AWS SDK finds by itself.
 */
@ApplicationScoped
public class UploadConfiguration {

    private static final long MEBIBYTE = 1024 * 1024;

    private String bucket;
    private URI apiUrl;
    private long maxFileBytes;
    private long maxRequestBytes;
    private long maxFiles;
    private long multipartThresholdBytes;

    /** For the proxy of the application scope. */
    protected UploadConfiguration() {
    }

    /**
     * Reads and checks all values.
     *
     * @throws IllegalStateException when a value is missing or not usable, with one sentence that says how to set it
     */
    @Inject
    public UploadConfiguration(Config config) {
        bucket = required(config, "image.bucket", "the S3 bucket that images are stored in");
        apiUrl = httpUrl("image.api.url", required(config, "image.api.url", "the base URL of the image API"));
        maxFileBytes = positive(config, "image.upload.max-bytes", 25 * MEBIBYTE);
        maxRequestBytes = positive(config, "image.upload.max-request-bytes", 512 * MEBIBYTE);
        maxFiles = positive(config, "image.upload.max-files", 100);
        multipartThresholdBytes = positive(config, "image.upload.multipart-threshold-bytes", 8 * MEBIBYTE);
    }

    /** {@code image.bucket}, required: the bucket the images are stored in. */
    public String bucket() {
        return bucket;
    }

    /** {@code image.api.url}, required: the base URL of the image API, without a slash at the end. */
    public URI apiUrl() {
        return apiUrl;
    }

    /** {@code image.upload.max-bytes}, default 25 MiB: the size of the largest file that is accepted. */
    public long maxFileBytes() {
        return maxFileBytes;
    }

    /** {@code image.upload.max-request-bytes}, default 512 MiB: the size of the largest request, all files together. */
    public long maxRequestBytes() {
        return maxRequestBytes;
    }

    /** {@code image.upload.max-files}, default 100: how many files one request may bring. */
    public long maxFiles() {
        return maxFiles;
    }

    /** {@code image.upload.multipart-threshold-bytes}, default 8 MiB: larger files go to S3 in parts. */
    public long multipartThresholdBytes() {
        return multipartThresholdBytes;
    }

    private static String required(Config config, String name, String meaning) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(value -> !value.isEmpty())
                .orElseThrow(() -> new IllegalStateException("Configuration value " + name + " (" + meaning
                        + ") is missing: " + howToSet(name)));
    }

    private static URI httpUrl(String name, String value) {
        String url = value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
        if (!url.matches("https?://[^/\\s?#]+(/[^\\s?#]*)?")) {
            throw new IllegalStateException("Configuration value " + name + " is not a http(s) URL without query but \""
                    + value + "\": " + howToSet(name));
        }
        return URI.create(url);
    }

    private static long positive(Config config, String name, long defaultValue) {
        String value = config.getOptionalValue(name, String.class).map(String::strip).orElse("" + defaultValue);
        if (!value.matches("[0-9]{1,12}") || Long.parseLong(value) == 0) {
            throw new IllegalStateException("Configuration value " + name + " is not a positive whole number but \""
                    + value + "\": " + howToSet(name));
        }
        return Long.parseLong(value);
    }

    private static String howToSet(String name) {
        return "set the environment variable " + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_")
                + " or the system property -D" + name + ".";
    }
}
