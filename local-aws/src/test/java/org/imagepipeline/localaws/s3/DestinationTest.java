package org.imagepipeline.localaws.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {

    @ParameterizedTest
    @CsvSource({
        "s3:ObjectCreated:*,   '',       '',     ObjectCreated:Put,     any,             true",
        "s3:ObjectCreated:*,   '',       '',     ObjectCreated:Copy,    any,             true",
        "s3:ObjectCreated:*,   '',       '',     ObjectRemoved:Delete,  any,             false",
        "s3:ObjectCreated:Put, '',       '',     ObjectCreated:Put,     any,             true",
        "s3:ObjectCreated:Put, '',       '',     ObjectCreated:Copy,    any,             false",
        "s3:ObjectRemoved:*,   uploads/, '',     ObjectRemoved:Delete,  uploads/a/b.jpg, true",
        "s3:ObjectCreated:*,   uploads/, '',     ObjectCreated:Put,     upload/b.jpg,    false",
        "s3:ObjectCreated:*,   uploads/, .jpg,   ObjectCreated:Put,     uploads/b.jpg,   true",
        "s3:ObjectCreated:*,   uploads/, .jpg,   ObjectCreated:Put,     uploads/b.JPG,   false",
        "s3:ObjectCreated:*,   '',       .jpg,   ObjectCreated:Put,     b.jpg.png,       false",
    })
    void wantsWhatItsEventsAndItsFilterName(String event, String prefix, String suffix, String happened, String key,
                                            boolean wanted) {
        Destination destination =
                new Destination(Destination.Kind.TOPIC, "id", "arn", List.of(event), prefix, suffix);

        assertEquals(wanted, destination.wants(happened, key));
    }
}
