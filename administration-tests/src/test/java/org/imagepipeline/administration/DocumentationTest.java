package org.imagepipeline.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    /** {@code ${name:default}}; the default may hold another one. The CLI's own parameters have no default. */
    private static final Pattern EXPRESSION = Pattern.compile("\\\\?\\$\\{([a-z][a-z.-]+):((?:[^{}]|\\{[^{}]*})*)}");

    /** What changes a configuration; conditions and comments name expressions, too. */
    private static final Pattern WRITES = Pattern.compile("^\\s*(set did=|embed-server)");

    /** A line of the table: {@code | `name` | `default` | …}. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z][a-z.-]+)` \\| `([^`]*)` \\|");

    private final Path config = Path.of(System.getProperty("wildfly.config"));

    @Test
    void theReadmeListsEveryExpressionOfTheScriptsWithItsDefaultAndNoOther() throws IOException {
        Map<String, String> inScripts = new TreeMap<>();
        for (Path script : scripts()) {
            for (String line : Files.readAllLines(script)) {
                Matcher expression = EXPRESSION.matcher(line);
                while (WRITES.matcher(line).find() && expression.find()) {
                    inScripts.put(expression.group(1), expression.group(2).replace("\\$", "$"));
                }
            }
        }
        Map<String, String> inReadme = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(config.resolve("README.md")));
        while (row.find()) {
            inReadme.put(row.group(1), row.group(2));
        }
        assertTrue(inScripts.size() > 10, "expressions were found: " + inScripts);
        assertEquals(inScripts, inReadme, "the scripts, and the table of wildfly-config/README.md");
    }

    @Test
    void theReadmeShowsEveryScriptAndEveryLineThatTheServerScriptsSay() throws IOException {
        String readme = Files.readString(config.resolve("README.md"));
        SortedSet<String> missing = new TreeSet<>();
        for (Path script : scripts()) {
            String name = config.relativize(script).toString();
            if (!readme.contains(name)) {
                missing.add(name);
            }
        }
        for (String server : new String[] {"upload-server.cli", "processing-server.cli"}) {
            Files.readString(config.resolve(server)).lines().map(String::strip)
                    .filter(line -> line.startsWith("echo ")).map(line -> line.substring("echo ".length()))
                    .filter(line -> !readme.contains(line)).forEach(missing::add);
        }
        assertEquals(new TreeSet<>(), missing, "what wildfly-config/README.md should show");
    }

    @Test
    void bothServerScriptsTakeTheSameAwayFromAStockServer() throws IOException {
        assertEquals(tooMuch("upload-server.cli"), tooMuch("processing-server.cli"));
    }

    private String tooMuch(String script) throws IOException {
        String text = Files.readString(config.resolve(script));
        int begin = text.indexOf("# ----- What it has too much");
        return text.substring(begin, text.indexOf("# -----", begin + 1));
    }

    private Iterable<Path> scripts() {
        try (Stream<Path> files = Files.walk(config)) {
            return files.filter(file -> file.toString().endsWith(".cli")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
