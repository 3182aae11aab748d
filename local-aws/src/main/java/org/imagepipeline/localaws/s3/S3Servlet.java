package org.imagepipeline.localaws.s3;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All requests to S3: those about a bucket's notifications are answered here, the others by S3Proxy. */
final class S3Servlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(S3Servlet.class);
    private static final int MAX_CONFIGURATION_BYTES = 1024 * 1024;

    private final transient S3Handler handler;
    private final transient BucketNotifications notifications;
    private final transient EventPublisher events;

    S3Servlet(S3Handler handler, BucketNotifications notifications, EventPublisher events) {
        this.handler = handler;
        this.notifications = notifications;
        this.events = events;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (isAboutNotifications(request)) {
                notification(request, response);
            } else {
                handler.serve(request, response);
            }
        } catch (IOException | RuntimeException e) {
            if (brokeOff(e)) {
                LOG.info("{} {} broke off", request.getMethod(), request.getRequestURI());
            } else if (!S3Handler.expected(e)) {
                LOG.warn("{} {} failed: {}", request.getMethod(), request.getRequestURI(), e.toString());
                LOG.debug("The failure", e);
            }
            handler.refuse(request, response, e);
        }
    }

    /** Whether the client closed the connection before its request was complete. */
    private static boolean brokeOff(Throwable failure) {
        return failure != null && (failure instanceof EOFException || brokeOff(failure.getCause()));
    }

    private static boolean isAboutNotifications(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && List.of(query.split("&")).stream()
                .anyMatch(part -> part.equals(BucketHead.NOTIFICATION)
                        || part.startsWith(BucketHead.NOTIFICATION + "="));
    }

    private void notification(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_CONFIGURATION_BYTES + 1);
        if (body.length > MAX_CONFIGURATION_BYTES) {
            throw new S3ProxyException(S3ErrorCode.MAX_MESSAGE_LENGTH_EXCEEDED);
        }
        handler.check(request, response, body);
        String bucket = bucket(request);
        switch (request.getMethod()) {
            case "GET" -> {
                response.setContentType("application/xml");
                response.getOutputStream().write(
                        NotificationXml.write(notifications.of(bucket)).getBytes(StandardCharsets.UTF_8));
            }
            case "PUT" -> configure(bucket, NotificationXml.read(body));
            default -> throw new S3ProxyException(S3ErrorCode.METHOD_NOT_ALLOWED);
        }
    }

    private static String bucket(HttpServletRequest request) {
        String[] path = request.getRequestURI().split("/", 3);
        if (path.length > 2 && !path[2].isEmpty()) {
            throw new S3ProxyException(S3ErrorCode.INVALID_ARGUMENT, "Only buckets have notifications");
        }
        return URLDecoder.decode(path[1], StandardCharsets.UTF_8);
    }

    /** As on AWS: all destinations must exist, and each gets a test event. */
    private void configure(String bucket, List<Destination> destinations) {
        Set<String> ids = new HashSet<>();
        for (Destination destination : destinations) {
            if (!ids.add(destination.id())) {
                throw new S3ProxyException(S3ErrorCode.INVALID_ARGUMENT,
                        "Same ID used for multiple configurations. IDs must be unique");
            }
            if (!events.reaches(destination)) {
                throw new S3ProxyException(S3ErrorCode.INVALID_ARGUMENT,
                        "Unable to validate the following destination configurations: " + destination.arn());
            }
        }
        notifications.put(bucket, destinations);
        destinations.forEach(destination -> events.sendTest(bucket, destination));
    }
}
