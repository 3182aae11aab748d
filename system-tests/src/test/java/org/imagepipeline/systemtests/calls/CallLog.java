package org.imagepipeline.systemtests.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** What every server asked, each question once with how often it came. */
public final class CallLog {

    private final Map<String, Long> calls = new ConcurrentSkipListMap<>();

    void add(String server, List<Right> rights) {
        rights.forEach(right -> calls.merge(
                String.join("\t", server, right.operation(), right.action(), right.resource()), 1L, Long::sum));
    }

    /** Writes a line for each: server, operation, IAM action, resource, times, with tabs in between. */
    public void write(Path file) throws IOException {
        Files.write(file, Stream.concat(Stream.of("server\toperation\taction\tresource\ttimes"),
                calls.entrySet().stream().map(call -> call.getKey() + '\t' + call.getValue())).toList());
    }
}
