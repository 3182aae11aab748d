package org.imagepipeline.template;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs that look for mistakes, on machines that have them. */
final class Tool {

    /** What a program said; nothing where it is not installed. */
    record Result(boolean installed, int status, String output) {
    }

    private Tool() {
    }

    static boolean installed(String program) {
        return find(program).isPresent();
    }

    /** The program that a shell would run. */
    static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable).findFirst();
    }

    static Result run(Path directory, String... command) throws Exception {
        if (!installed(command[0])) {
            return new Result(false, 0, "");
        }
        Process process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(Arrays.toString(command) + " did not end");
        }
        return new Result(true, process.exitValue(), output);
    }
}
