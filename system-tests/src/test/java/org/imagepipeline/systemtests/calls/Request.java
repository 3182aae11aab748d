package org.imagepipeline.systemtests.calls;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request to an AWS service, read to its end. */
record Request(String method, URI uri, Map<String, List<String>> headers, byte[] body) {

    /**
     * Access key, day, region and service, as a signature of version 4 names them in a header or in a presigned
     * URL.
     */
    private static final Pattern SCOPE =
            Pattern.compile("Credential=[^/]+/\\d{8}/[^/]+/(?<service>[a-z0-9]+)/aws4_request");

    static Request read(HttpExchange exchange) throws IOException {
        return new Request(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders(),
                exchange.getRequestBody().readAllBytes());
    }

    /** The service that the request is signed for; empty when it is not signed. */
    Optional<String> service() {
        String signature = header("Authorization").orElseGet(() -> "Credential=" + query().get("X-Amz-Credential"));
        Matcher scope = SCOPE.matcher(signature);
        return scope.find() ? Optional.of(scope.group("service")) : Optional.empty();
    }

    Optional<String> header(String name) {
        return headers.entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0)).findFirst();
    }

    /** The parameters of the query, decoded. */
    Map<String, String> query() {
        Map<String, String> parameters = new HashMap<>();
        if (uri.getRawQuery() != null) {
            for (String parameter : uri.getRawQuery().split("&")) {
                String[] parts = parameter.split("=", 2);
                parameters.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
