package org.imagepipeline.upload.storage;

import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.gaul.s3proxy.BlobStores;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** An S3 in a folder, with the bucket "images", that can be told to fail. */
public final class LocalS3 {

    private final S3Proxy server;
    private final S3Client client;
    private volatile boolean losesAnswers;
    private volatile int refusedPart;

    /** Starts it on a free port of the loopback interface. */
    public LocalS3(Path folder) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("jclouds.filesystem.basedir", folder.toAbsolutePath().toString());
        server = S3Proxy.builder()
                .blobStore(new Failing(BlobStores.create("filesystem-nio2", properties)))
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "test", "test").build();
        server.start();
        client = S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getPort()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClientBuilder(Apache5HttpClient.builder()).build();
        client.createBucket(create -> create.bucket("images"));
    }

    public S3Client client() {
        return client;
    }

    public List<String> keys() {
        return client.listObjectsV2(list -> list.bucket("images")).contents().stream().map(S3Object::key).toList();
    }

    public int unfinishedUploads() {
        return client.listMultipartUploads(list -> list.bucket("images")).uploads().size();
    }

    /** From now on objects are stored and the answer says that they are not. */
    public void loseAnswers() {
        losesAnswers = true;
    }

    /** From now on the part with this number is refused. */
    public void refusePart(int number) {
        refusedPart = number;
    }

    public void stop() throws Exception {
        server.stop();
    }

    public void close() throws Exception {
        client.close();
        server.stop();
    }

    private final class Failing extends ForwardingBlobStore {

        Failing(BlobStore store) {
            super(store);
        }

        @Override
        public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
            PutObjectResponse response = super.putBlob(request, content);
            if (losesAnswers) {
                throw new IllegalStateException("The answer is lost");
            }
            return response;
        }

        @Override
        public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request,
                InputStream content) {
            if (request.partNumber() == refusedPart) {
                throw new IllegalStateException("This part is refused");
            }
            return super.uploadMultipartPart(upload, request, content);
        }
    }
}
