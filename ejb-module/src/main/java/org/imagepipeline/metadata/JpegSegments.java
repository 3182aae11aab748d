package org.imagepipeline.metadata;

import java.io.IOException;

/**
 * The segments in front of a JPEG's first scan. What stands behind it, such as further scans, is not looked at.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegSegments {

    private static final int START_OF_IMAGE = 0xD8;
    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int APP13 = 0xED;

    private static final String EXIF = "Exif\0\0";
    private static final String XMP = "http://ns.adobe.com/xap/1.0/\0";
    private static final String PHOTOSHOP = "Photoshop 3.0\0";

    private JpegSegments() {
    }

    static void read(ImageFile file, Structure structure) throws IOException, UnreadableImageException {
        int offset = 2;
        while (true) {
            // Decoders skip what stands between segments, up to the next marker.
            while (file.getUInt8(offset) != 0xFF) {
                offset++;
            }
            while (file.getUInt8(offset) == 0xFF) {
                offset++;
            }
            int marker = file.getUInt8(offset++);
            if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
                return;
            }
            if (!standsAlone(marker)) {
                int length = file.getUInt16(offset);
                if (length < 2) {
                    throw new IOException("A segment of " + length + " bytes, less than its length field");
                }
                readSegment(file, marker, new Block(offset + 2, length - 2), structure);
                offset += length;
            }
        }
    }

    private static void readSegment(ImageFile file, int marker, Block segment, Structure structure)
            throws IOException, UnreadableImageException {
        if (isStartOfFrame(marker) && !structure.hasSize()) {
            structure.size(file.getUInt16(segment.offset() + 3), file.getUInt16(segment.offset() + 1));
            ColorModel model = switch (file.getUInt8(segment.offset() + 5)) {
                case 1 -> ColorModel.GRAY;
                case 3 -> ColorModel.RGB;
                case 4 -> ColorModel.CMYK;
                default -> null;
            };
            structure.colors(model, (int) file.getUInt8(segment.offset()));
            structure.frames(1);
        } else if (marker == APP1 && file.has(segment.offset(), EXIF)) {
            structure.exif(segment.after(EXIF.length()));
        } else if (marker == APP1 && file.has(segment.offset(), XMP)) {
            structure.xmp(segment.after(XMP.length()));
        } else if (marker == APP13 && file.has(segment.offset(), PHOTOSHOP)) {
            PhotoshopResources.findIptc(file, segment.after(PHOTOSHOP.length())).ifPresent(structure::iptc);
        }
    }

    /** The sixteen frame markers but three, which stand for tables and an extension. */
    private static boolean isStartOfFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0 || marker == 1 || marker >= 0xD0 && marker <= START_OF_IMAGE;
    }
}
