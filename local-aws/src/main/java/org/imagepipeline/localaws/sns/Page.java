package org.imagepipeline.localaws.sns;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list that is ordered by ARN.
 *
 * @param next the token by which the client asks for the rest: the last ARN, made opaque
 */
record Page<T>(List<T> items, Optional<String> next) {

    /** As on AWS. */
    static final int SIZE = 100;

    /** The first items of what is left of the list. */
    static <T> Page<T> of(List<T> rest, Function<T, String> arn) {
        if (rest.size() <= SIZE) {
            return new Page<>(rest, Optional.empty());
        }
        List<T> items = rest.subList(0, SIZE);
        return new Page<>(items, Optional.of(Base64.getUrlEncoder().withoutPadding()
                .encodeToString(arn.apply(items.get(SIZE - 1)).getBytes(StandardCharsets.UTF_8))));
    }

    /** The ARN after which the page that the request asks for begins. */
    static String start(QueryRequest request) {
        try {
            return request.find("NextToken").filter(token -> !token.isEmpty())
                    .map(token -> new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8)).orElse("");
        } catch (IllegalArgumentException e) {
            throw SnsException.invalidParameter("NextToken");
        }
    }
}
