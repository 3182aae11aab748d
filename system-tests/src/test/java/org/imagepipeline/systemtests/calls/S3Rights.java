package org.imagepipeline.systemtests.calls;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.NodeList;

/** What a request to S3 needs; the bucket is the first part of its path. */
final class S3Rights {

    private static final String ARN = "arn:aws:s3:::";
    private static final int NOT_FOUND = 404;

    /** Parameters that change neither the operation nor the right; all others make a request one of the unknown. */
    private static final Set<String> HARMLESS = Set.of("x-id", "list-type", "prefix", "delimiter", "max-keys",
            "start-after",
            "continuation-token", "encoding-type", "fetch-owner", "partNumber");

    private final Request request;
    private final String bucket;
    private final String key;
    private final Map<String, String> query;

    S3Rights(Request request) {
        this.request = request;
        String[] path = request.uri().getPath().split("/", 3);
        bucket = path[1];
        key = path.length > 2 ? path[2] : "";
        query = request.query();
    }

    /**
     * The rights behind the request.
     *
     * @param status what S3 answered: it says of a missing object that it is missing only to those who may list the
     * bucket
     */
    List<Right> rights(int status) throws Exception {
        List<Right> rights = new ArrayList<>();
        String operation = operation();
        switch (operation) {
            case "DeleteObjects" -> deletedKeys().forEach(deleted ->
                    rights.add(new Right("s3:DeleteObjects", "s3:DeleteObject", object(deleted))));
            case "HeadBucket", "ListObjectsV2" -> rights.add(right(operation, "ListBucket", ARN + bucket));
            case "HeadObject" -> rights.add(right(operation, "GetObject", object(key)));
            case "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload" ->
                    rights.add(right(operation, "PutObject", object(key)));
            default -> rights.add(right(operation, operation, object(key)));
        }
        if (status == NOT_FOUND && (operation.equals("GetObject") || operation.equals("HeadObject"))) {
            rights.add(right(operation + " of a missing object", "ListBucket", ARN + bucket));
        }
        if (request.header("x-amz-tagging").isPresent()) {
            rights.add(right(operation + " with tags", "PutObjectTagging", object(key)));
        }
        if (request.header("x-amz-acl").isPresent()) {
            rights.add(right(operation + " with an ACL", "PutObjectAcl", object(key)));
        }
        return rights;
    }

    private String operation() {
        Set<String> parameters = new TreeSet<>(query.keySet());
        parameters.removeIf(name -> HARMLESS.contains(name) || name.startsWith("X-Amz-")
                || name.startsWith("response-"));
        boolean copies = request.header("x-amz-copy-source").isPresent();
        String question = request.method() + (key.isEmpty() ? " bucket " : " object ") + String.join(",", parameters)
                + (copies ? " copy" : "");
        return switch (question.strip()) {
            case "HEAD bucket" -> "HeadBucket";
            case "GET bucket" -> "ListObjectsV2";
            case "POST bucket delete" -> "DeleteObjects";
            case "GET object" -> "GetObject";
            case "HEAD object" -> "HeadObject";
            case "PUT object" -> "PutObject";
            case "DELETE object" -> "DeleteObject";
            case "POST object uploads" -> "CreateMultipartUpload";
            case "PUT object uploadId" -> "UploadPart";
            case "POST object uploadId" -> "CompleteMultipartUpload";
            case "DELETE object uploadId" -> "AbortMultipartUpload";
            default -> Right.UNKNOWN + " (" + question.strip() + ")";
        };
    }

    private List<String> deletedKeys() throws Exception {
        NodeList keys = DocumentBuilderFactory.newInstance().newDocumentBuilder()
                .parse(new ByteArrayInputStream(request.body())).getElementsByTagName("Key");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < keys.getLength(); i++) {
            texts.add(keys.item(i).getTextContent());
        }
        return texts;
    }

    private static Right right(String operation, String action, String resource) {
        return new Right("s3:" + operation, "s3:" + action, resource);
    }

    private String object(String name) {
        return ARN + bucket + '/' + name;
    }
}
