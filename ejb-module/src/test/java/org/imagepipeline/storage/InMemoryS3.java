package org.imagepipeline.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the pipeline uses of S3, in memory and as consistent as S3 is. A test looks at each call before it happens. */
public final class InMemoryS3 implements S3Client {

    private final ConcurrentSkipListMap<String, byte[]> objects = new ConcurrentSkipListMap<>();

    private volatile BiConsumer<String, String> beforeCall = (operation, key) -> { };

    /** Whom each call is told before it happens, with its operation and key or prefix; an exception becomes its answer. */
    public void beforeCall(BiConsumer<String, String> listener) {
        beforeCall = listener;
    }

    public void write(String key, byte[] content) {
        objects.put(key, content);
    }

    public void remove(String key) {
        objects.remove(key);
    }

    public byte[] content(String key) {
        return objects.get(key);
    }

    public Set<String> keys(String prefix) {
        return new TreeSet<>(objects.subMap(prefix, prefix + Character.MAX_VALUE).keySet());
    }

    public static String eTag(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        beforeCall.accept("HeadObject", request.key());
        byte[] content = found(request.key());
        return HeadObjectResponse.builder().contentLength((long) content.length).eTag('"' + eTag(content) + '"')
                .lastModified(Instant.EPOCH).build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        beforeCall.accept("GetObject", request.key());
        byte[] content = found(request.key());
        if (!request.ifMatch().equals('"' + eTag(content) + '"')) {
            throw S3Exception.builder().statusCode(412).message("PreconditionFailed").build();
        }
        String[] range = request.range().substring("bytes=".length()).split("-");
        byte[] part = Arrays.copyOfRange(content, Integer.parseInt(range[0]), Integer.parseInt(range[1]) + 1);
        try {
            return transformer.transform(GetObjectResponse.builder().contentLength((long) part.length).build(),
                    AbortableInputStream.create(new ByteArrayInputStream(part)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
        beforeCall.accept("PutObject", request.key());
        try {
            objects.put(request.key(), body.contentStreamProvider().newStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PutObjectResponse.builder().build();
    }

    @Override
    public DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
        beforeCall.accept("DeleteObject", request.key());
        objects.remove(request.key());
        return DeleteObjectResponse.builder().build();
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        beforeCall.accept("ListObjectsV2", request.prefix());
        List<S3Object> found = keys(request.prefix()).stream().map(key -> S3Object.builder().key(key).build()).toList();
        return ListObjectsV2Response.builder().contents(found).isTruncated(false).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        objects.clear();
    }

    private byte[] found(String key) {
        byte[] content = objects.get(key);
        if (content == null) {
            throw NoSuchKeyException.builder().statusCode(404).message("NoSuchKey").build();
        }
        return content;
    }
}
