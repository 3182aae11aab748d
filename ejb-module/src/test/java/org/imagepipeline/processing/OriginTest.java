package org.imagepipeline.processing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.Map;
import org.imagepipeline.storage.StoredObject;
import org.junit.jupiter.api.Test;

class OriginTest {

    @Test
    void metadataSaysWhoUploadedWhat() {
        assertEquals(new Origin("ada lovelace", "Bild ä+b.jpg"), origin("uploads/x/1.jpg",
                Map.of("uploader", "ada%20lovelace", "file-name", "Bild%20%C3%A4%2Bb.jpg")));
    }

    @Test
    void withoutMetadataTheKeySaysIt() {
        assertEquals(new Origin("ada", "cat.jpg"), origin("uploads/ada/2026/cat.jpg", Map.of()));
    }

    @Test
    void otherKeysHaveNoUploader() {
        assertEquals(new Origin(null, "cat.jpg"), origin("holiday/cat.jpg", Map.of()));
        assertNull(origin("uploads/cat.jpg", Map.of()).uploader());
    }

    @Test
    void whatIsNotPercentEncodedIsMeantAsItStands() {
        assertEquals("100% mine+yours", origin("k", Map.of("uploader", "100% mine+yours")).uploader());
    }

    @Test
    void controlCharactersAreTakenOut() {
        assertEquals("evilgpj.exe", origin("k", Map.of("file-name", "evil%0D%0A%E2%80%AEgpj.exe%00")).fileName());
    }

    @Test
    void longTextsAreShortenedBetweenCharacters() {
        String fileName = origin("k", Map.of("file-name", "\uD83D\uDE00".repeat(300))).fileName();
        assertEquals("\uD83D\uDE00".repeat(255), fileName);
    }

    private static Origin origin(String key, Map<String, String> metadata) {
        return Origin.of(new StoredObject(key, 1, "\"e\"", Instant.EPOCH, metadata));
    }
}
