package org.imagepipeline.api.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemTypeTest {

    @Test
    void theNamesThatClientsKnowStayWhatTheyAre() {
        assertEquals("bad-request invalid-values invalid-cursor cross-site no-such-path no-such-image no-thumbnail "
                        + "method-not-allowed not-acceptable changed-meanwhile body-too-large unsupported-media-type "
                        + "precondition-required server-error unavailable",
                Arrays.stream(ProblemType.values()).map(type -> type.uri().replace("urn:image-pipeline:problem:", ""))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void aStatusWithoutAKindOfItsOwnIsSomebodysMistake() {
        assertEquals(ProblemType.BAD_REQUEST, ProblemType.ofStatus(418));
        assertEquals(ProblemType.SERVER_ERROR, ProblemType.ofStatus(502));
    }
}
