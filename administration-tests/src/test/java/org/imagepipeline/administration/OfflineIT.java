package org.imagepipeline.administration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfflineIT {

    private final StockWildFly wildFly = new StockWildFly();

    @ParameterizedTest
    @CsvSource({"upload-server.cli, standalone.xml", "processing-server.cli, standalone-full.xml"})
    void aStockConfigurationIsChangedOnceAndSaysSo(String script, String file) throws IOException {
        Path base = wildFly.copy("standalone", "offline-" + script);
        Path configuration = base.resolve("configuration").resolve(file);

        StockWildFly.Answer first = wildFly.offline(base, file, script);
        assertEquals(0, first.status(), first.output());
        assertEquals(script + ": changed", last(first));
        assertTrue(first.lines().size() > 15, "a line for each change: " + first.output());
        assertFalse(first.output().contains("outcome"), first.output());

        String changed = Files.readString(configuration);
        for (String gone : List.of("https-listener", "ExampleDS", "welcome-content\"", "urn:jboss:domain:messaging")) {
            assertFalse(changed.contains(gone), gone + " is still there");
        }

        StockWildFly.Answer second = wildFly.offline(base, file, script);
        assertEquals(0, second.status(), second.output());
        assertEquals(List.of(script + ": nothing to change"), second.lines());
        assertEquals(changed, Files.readString(configuration));
    }

    private static String last(StockWildFly.Answer answer) {
        return answer.lines().get(answer.lines().size() - 1);
    }
}
