package org.imagepipeline.localaws.sns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request in AWS's query protocol. Lists are {@code Name.member.1}, maps {@code Name.entry.1.key}
 * and {@code Name.entry.1.value}.
 */
record QueryRequest(Map<String, String> parameters) {

    /** Reads {@code application/x-www-form-urlencoded} text. */
    static QueryRequest parse(String form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new QueryRequest(parameters);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SnsException(400, "MalformedQueryString", "The query string contains a syntax error");
        }
    }

    String action() {
        return parameters.getOrDefault("Action", "");
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    String required(String name) {
        return find(name).filter(value -> !value.isEmpty()).orElseThrow(() -> SnsException.invalidParameter(name));
    }

    boolean flag(String name) {
        return find(name).map("true"::equalsIgnoreCase).orElse(false);
    }

    /** The map of that name, its keys and values found under these names. */
    Map<String, String> map(String name, String key, String value) {
        Map<String, String> map = new LinkedHashMap<>();
        for (QueryRequest entry : list(name)) {
            map.put(entry.required(key), entry.find(value).orElse(""));
        }
        return map;
    }

    /** The attributes of a request, {@code Attributes.entry.N}. */
    Map<String, String> attributes() {
        return map("Attributes.entry", "key", "value");
    }

    /** The plain values {@code name.1}, {@code name.2}, and so on. */
    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        for (int i = 1; parameters.containsKey(name + "." + i); i++) {
            values.add(parameters.get(name + "." + i));
        }
        return values;
    }

    /** The structures {@code name.1.*}, {@code name.2.*}, and so on, each with its own parameters. */
    List<QueryRequest> list(String name) {
        List<QueryRequest> list = new ArrayList<>();
        for (int i = 1; ; i++) {
            String prefix = name + "." + i + ".";
            Map<String, String> inner = new LinkedHashMap<>();
            parameters.forEach((key, value) -> {
                if (key.startsWith(prefix)) {
                    inner.put(key.substring(prefix.length()), value);
                }
            });
            if (inner.isEmpty()) {
                return list;
            }
            list.add(new QueryRequest(inner));
        }
    }
}
