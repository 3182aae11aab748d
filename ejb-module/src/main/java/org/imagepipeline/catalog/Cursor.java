package org.imagepipeline.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * Where a listing goes on: behind the last image that a page showed. It names a place and not a count, so that images
 * added meanwhile neither repeat nor hide one. To clients it is an opaque text.
 *
 * @param last the place of the last image shown
 */
record Cursor(TimeOrder last) {

    /**
     * Reads the text that {@link #toString()} gave.
     *
     * @throws InvalidCursorException when the text is anything else; a checksum finds changes
     */
    static Cursor parse(String text) {
        try {
            return checked(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException();
        }
    }

    private static Cursor checked(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() <= Integer.BYTES) {
            throw new IllegalArgumentException("The cursor is too short");
        }
        int checksum = bytes.getInt();
        byte[] place = new byte[bytes.remaining()];
        bytes.get(place);
        if (checksum != checksum(place)) {
            throw new IllegalArgumentException("The cursor has been changed");
        }
        return new Cursor(TimeOrder.parse(new String(place, StandardCharsets.US_ASCII)));
    }

    @Override
    public String toString() {
        byte[] place = last.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + place.length).putInt(checksum(place)).put(place).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
