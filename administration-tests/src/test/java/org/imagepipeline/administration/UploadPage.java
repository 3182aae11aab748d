package org.imagepipeline.administration;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The page that uploads, used by a browser whose line stalls in the middle of an upload. */
final class UploadPage {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final URI address;

    UploadPage(URI address) {
        this.address = address;
    }

    /** An upload of which the first half has been sent. */
    final class Stalled {

        private final CountDownLatch half = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final CompletableFuture<Integer> status;

        private Stalled(String uploader, byte[] image) {
            String boundary = UUID.randomUUID().toString();
            List<byte[]> body = body(boundary, uploader, image);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> stream(body)),
                            body.get(0).length + body.get(1).length))
                    .build();
            status = http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                    .thenApply(HttpResponse::statusCode);
            await(half);
        }

        /** Sends the rest; returns the answer's status. */
        int finish() {
            goOn.countDown();
            return status.join();
        }

        private InputStream stream(List<byte[]> body) {
            return new SequenceInputStream(new ByteArrayInputStream(body.get(0)),
                    new ByteArrayInputStream(body.get(1)) {
                        @Override
                        public synchronized int read(byte[] target, int offset, int length) {
                            half.countDown();
                            await(goOn);
                            return super.read(target, offset, length);
                        }
                    });
        }
    }

    /** The status that the page is answered with. */
    int status() {
        return get().statusCode();
    }

    /** Sends the first half of an upload. */
    Stalled begin(String uploader, byte[] image) {
        return new Stalled(uploader, image);
    }

    /** The form as a browser would send it, in two halves. */
    private List<byte[]> body(String boundary, String uploader, byte[] image) {
        StringBuilder fields = new StringBuilder();
        HIDDEN.matcher(get().body()).results()
                .forEach((MatchResult input) -> fields.append(field(boundary, input.group(1), input.group(2))));
        fields.append(field(boundary, "upload:uploader", uploader)).append(field(boundary, "upload:send", "Upload"))
                .append("--" + boundary + "\r\n"
                        + "Content-Disposition: form-data; name=\"files\"; filename=\"slow.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n");
        byte[] end = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] rest = new byte[image.length + end.length];
        System.arraycopy(image, 0, rest, 0, image.length);
        System.arraycopy(end, 0, rest, image.length, end.length);
        return List.of(fields.toString().getBytes(StandardCharsets.UTF_8), rest);
    }

    private static String field(String boundary, String name, String value) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private HttpResponse<String> get() {
        try {
            return http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
