package org.imagepipeline.api.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.imagepipeline.catalog.Image;
import org.imagepipeline.catalog.ImageId;
import org.imagepipeline.catalog.ImageStatus;
import org.imagepipeline.catalog.Picture;
import org.imagepipeline.catalog.Sequencer;
import org.imagepipeline.catalog.StoredFile;
import org.imagepipeline.catalog.Thumbnail;
import org.imagepipeline.catalog.Upload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {

    private static final Thumbnail THUMBNAIL = new Thumbnail(320, "thumbnails/x/0A-320.png", "image/png", 320, 240, 9);

    @ParameterizedTest
    @CsvSource({"holiday.jpg,holiday.jpg", "holiday.JPEG,holiday.JPEG", "page.html,page.html.jpg",
        "holiday,holiday.jpg", "setup.jpg.exe,setup.jpg.exe.jpg"})
    void aFileIsSavedUnderAnExtensionThatTellsTheTruth(String uploaded, String saved) {
        assertEquals(saved, Download.content(jpeg(uploaded)).disposition().fileName());
    }

    @Test
    void anImageIsSentAsTheTypeThatProcessingFoundAndSaved() {
        Download download = Download.content(jpeg("page.html"));
        assertEquals("image/jpeg", download.contentType());
        assertEquals("uploads/ada/x", download.key());
        assertTrue(download.disposition().toString().startsWith("attachment;"));
    }

    @Test
    void whatIsNoImageIsBytesThatNothingOpens() {
        Image failed = image("page.html").status(ImageStatus.FAILED).failureReason("No image").build();
        Download download = Download.content(failed);
        assertEquals("application/octet-stream", download.contentType());
        assertEquals("page.html.bin", download.disposition().fileName());
    }

    @Test
    void aFileWithoutANameIsCalledByItsId() {
        assertEquals("b603b03c-b850-8a95-8dbc-9b789c314398.jpg", Download.content(jpeg(null)).disposition().fileName());
    }

    @Test
    void aThumbnailIsShownUnderItsOwnTypeAndName() {
        Download download = Download.thumbnail(jpeg("holiday.jpg"), THUMBNAIL);
        assertEquals("image/png", download.contentType());
        assertEquals("thumbnails/x/0A-320.png", download.key());
        assertEquals("inline; filename=\"holiday-320.png\"; filename*=UTF-8''holiday-320.png",
                download.disposition().toString());
    }

    @Test
    void aNameOfAnyCharactersIsSentInFullAndInPlain() {
        assertEquals("attachment; filename=\"caf_ 100_ _x_.jpg\"; filename*=UTF-8''caf%C3%A9%20100%25%20%22x%22.jpg",
                Download.content(jpeg("café 100% \"x\".jpg")).disposition().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"; filename=\"evil.exe", "a\r\nSet-Cookie: x=y", "../../etc/passwd", "a\\b", "*'()!~",
        "日本語", "\u202Egpj.exe", "\uD83D"})
    void noNameLeavesItsPlaceInTheField(String name) {
        String field = Download.content(jpeg(name)).disposition().toString();
        assertTrue(field.matches("attachment; filename=\"[ !#$&-.0-\\[\\]-~]*\"; "
                + "filename\\*=UTF-8''[A-Za-z0-9._%-]*"), field);
    }

    private static Image jpeg(String fileName) {
        return image(fileName).status(ImageStatus.PROCESSED)
                .picture(new Picture("JPEG", "image/jpeg", 1, 1, null, null, null)).build();
    }

    private static Image.Builder image(String fileName) {
        return new Image.Builder().imageId(ImageId.parse("b603b03c-b850-8a95-8dbc-9b789c314398"))
                .file(new StoredFile("images", "uploads/ada/x", 3L, "0adc", null, Sequencer.parse("0A")))
                .upload(new Upload("ada", fileName, Instant.EPOCH)).processedAt(Instant.EPOCH);
    }
}
