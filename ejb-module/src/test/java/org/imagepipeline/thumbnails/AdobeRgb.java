package org.imagepipeline.thumbnails;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An ICC profile of the wide-gamut colours that cameras call Adobe RGB: its primaries and a gamma of 2.2.
 *
 * @see <a href="https://www.color.org/specification/ICC.1-2022-05.pdf">ICC.1:2022, 7 (structure) and 10 (tag types)</a>
 */
final class AdobeRgb {

    private static final int HEADER = 128;
    private static final int XYZ = 20;

    private AdobeRgb() {
    }

    static byte[] profile() {
        List<String> tags = List.of("wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC");
        int data = HEADER + 4 + 12 * tags.size();
        int curve = data + 4 * XYZ;
        ByteBuffer profile = ByteBuffer.allocate(curve + 16);
        profile.putInt(profile.capacity()).put(ascii("lcms")).putInt(0x02400000).put(ascii("mntrRGB XYZ "));
        profile.position(36).put(ascii("acsp")).position(68);
        profile.putInt(fixed(0.9642)).putInt(fixed(1)).putInt(fixed(0.8249)).position(HEADER);
        profile.putInt(tags.size());
        for (int i = 0; i < tags.size(); i++) {
            boolean isCurve = tags.get(i).endsWith("TRC");
            profile.put(ascii(tags.get(i))).putInt(isCurve ? curve : data + i * XYZ).putInt(isCurve ? 14 : XYZ);
        }
        xyz(profile, 0.9505, 1, 1.0891);
        xyz(profile, 0.60974, 0.31111, 0.01947);
        xyz(profile, 0.20528, 0.62567, 0.06087);
        xyz(profile, 0.14919, 0.06322, 0.74457);
        profile.put(ascii("curv")).putInt(0).putInt(1).putShort((short) Math.round(2.2 * 256));
        return profile.array();
    }

    private static void xyz(ByteBuffer profile, double x, double y, double z) {
        profile.put(ascii("XYZ ")).putInt(0).putInt(fixed(x)).putInt(fixed(y)).putInt(fixed(z));
    }

    private static int fixed(double value) {
        return (int) Math.round(value * 65_536);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
