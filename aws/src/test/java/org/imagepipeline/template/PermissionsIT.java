package org.imagepipeline.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The servers' policies, compared with what the servers asked of AWS in the system tests, in both directions. Needs all
 * system tests: those of a part of them leave rights unused.
 */
class PermissionsIT {

    /** A line of the system tests' record. */
    private record Call(String server, String operation, String action, String resource) {

        @Override
        public String toString() {
            return operation + " needs " + action + " on " + resource;
        }
    }

    @ParameterizedTest
    @CsvSource({"upload, ImageUploadServiceRole", "processing, ImageProcessingServiceRole"})
    void aServerMayDoAllThatItDid(String server, String role) throws IOException {
        Policy policy = Policy.of(Template.local(), role, "application");

        assertEquals(List.of(), calls(server).stream().filter(call -> !policy.allows(call.action(), call.resource()))
                .toList(),
                role + " lacks these rights; when the code needs them, add them to template.yaml");
    }

    @ParameterizedTest
    @CsvSource({"upload, ImageUploadServiceRole", "processing, ImageProcessingServiceRole"})
    void aServerMayDoNothingThatItDidNot(String server, String role) throws IOException {
        List<Call> calls = calls(server);

        assertEquals(List.of(), Policy.of(Template.local(), role, "application").grants().stream()
                .filter(grant -> calls.stream().noneMatch(call -> grant.allows(call.action(), call.resource())))
                .toList(),
                role + " has these rights, and no system test showed that the server uses them");
    }

    private static List<Call> calls(String server) throws IOException {
        Path file = Path.of(System.getProperty("calls.file"));
        try (Stream<String> lines = Files.lines(file)) {
            List<Call> calls = lines.skip(1).map(line -> line.split("\t"))
                    .map(fields -> new Call(fields[0], fields[1], fields[2], fields[3]))
                    .filter(call -> call.server().equals(server)).toList();
            assertFalse(calls.isEmpty(), "The system tests recorded no call of the " + server + " server");
            return calls;
        } catch (NoSuchFileException e) {
            throw new AssertionError(file + " is missing: the system tests write it, so run them before (mvn verify).",
                    e);
        }
    }
}
