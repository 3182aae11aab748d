package org.imagepipeline.thumbnails;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Files of a picture of four colours: red, green, blue and, at the bottom right, white or nothing. */
final class Pictures {

    private static final String LOSSY_WEBP = """
            UklGRsABAABXRUJQVlA4WAoAAAAIAAAAJwAAHQAAVlA4IOAAAADwCACdASooAB4APjESiEKiISEYBVQgAwS0ADvo
            +Kfgt+un9d6F7S/t5+zuIBfQPxV9gH8rwgD+we3/uIG8NfrB1qoGuALMh6V3090E0E68oAD++uZH5Ke/TN5HI///
            XlRvNhMCndQNpJ5///hY+PE5L066klj03xh+Sxf/yXv+Zf4J2/n3nSYdiwX3pnuAcs4Q8RbeGOr3WvN4h0hCinsp
            Rs06h/4Tx9oz4+j/h1uh7dU8h052LhlVsJr5BR99YB32NcJDJryyHBL33vM0rF8PbL60wgBDmS47h6iC8AAAAEVY
            SUa6AAAARXhpZgAASUkqAAgAAAAGABIBAwABAAAAAQAAABoBBQABAAAAVgAAABsBBQABAAAAXgAAACgBAwABAAAA
            AgAAABMCAwABAAAAAQAAAGmHBAABAAAAZgAAAAAAAAAvGQEA6AMAAC8ZAQDoAwAABgAAkAcABAAAADAyMTABkQcA
            BAAAAAECAwAAoAcABAAAADAxMDABoAMAAQAAAP//AAACoAQAAQAAACgAAAADoAQAAQAAAB4AAAAAAAAA
            """;

    private static final String LOSSLESS_TRANSPARENT_WEBP = """
            UklGRg4BAABXRUJQVlA4WAoAAAAYAAAAJwAAHQAAVlA4TC4AAAAvJ0AHEB8gEEjaH3qN+RcQFPk/2vwH8KVATcA0
            DCYxicmO/NwR/Z+AYdiFKXYBRVhJRroAAABFeGlmAABJSSoACAAAAAYAEgEDAAEAAAABAAAAGgEFAAEAAABWAAAA
            GwEFAAEAAABeAAAAKAEDAAEAAAACAAAAEwIDAAEAAAABAAAAaYcEAAEAAABmAAAAAAAAAC8ZAQDoAwAALxkBAOgD
            AAAGAACQBwAEAAAAMDIxMAGRBwAEAAAAAQIDAACgBwAEAAAAMDEwMAGgAwABAAAA//8AAAKgBAABAAAAKAAAAAOg
            BAABAAAAHgAAAAAAAAA=
            """;

    private static final String LOSSY_TRANSPARENT_WEBP = """
            UklGRt4BAABXRUJQVlA4WAoAAAAYAAAAJwAAHQAAQUxQSBYAAAABDzD/ERFCIEA48F9rQEBE/yegV+ECVlA4IOAA
            AACQCQCdASooAB4APi0QhkKhoQ1TAAwBYloLMC/APsAmgCaAfgAIgG8A/Bb9Xf7pz5+gXbz9T8KT+M3sA/gGEAf1
            X2/9xA3gD9QOtABjnVx3ZCQlMn98AP75Ie/hr/xxj//Qb2T4EwxVjBfAmGKsr//+znFVNMU3lW7q+Az///JiTOda
            ikN5SMlh0m/nobbzN1Ydivr255y9fIxs4Lz7hbkPl5L52o0IrRmM///icAm/pUvtsp1oPbsPBh8BAOBGtiFgwRzL
            k37E//4AMifwo6Crsg7L+gIGMs0tXvy5VBoAAEVYSUa6AAAARXhpZgAASUkqAAgAAAAGABIBAwABAAAAAQAAABoB
            BQABAAAAVgAAABsBBQABAAAAXgAAACgBAwABAAAAAgAAABMCAwABAAAAAQAAAGmHBAABAAAAZgAAAAAAAAAvGQEA
            6AMAAC8ZAQDoAwAABgAAkAcABAAAADAyMTABkQcABAAAAAECAwAAoAcABAAAADAxMDABoAMAAQAAAP//AAACoAQA
            AQAAACgAAAADoAQAAQAAAB4AAAAAAAAA
            """;

    private static final String CMYK_JPEG = """
            /9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2Rjcs
            LUBXQUZMTlJTUjI+WmFaUGBKUVJP/8AAFAgAHgAoBEMRAE0RAFkRAEsRAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAAB
            AgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNi
            coIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SV
            lpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAA4E
            QwBNAFkASwAAPwD06vMK8wr06iiiiuM+If8AzD/+2n/sten/AAY/5jP/AGw/9qUUVxdenUUUUUUV6r/wkOh/9BnT
            v/ApP8a+ZvIm/wCeUn/fJrU/4RzXv+gJqX/gJJ/hRR/wkOh/9BnTv/ApP8aPIm/55Sf98mj/AIRzXv8AoCal/wCA
            kn+FFc34vlj1n7J/Y8i3/k7/ADPsp83ZnbjO3OM4P5GvTfg3G6f2xvRlz5GMjH/PSj/hHNe/6Ampf+Akn+FFc3/Z
            Gqf9A28/78N/hXplH/COa9/0BNS/8BJP8KKP7I1T/oG3n/fhv8KKP+Ec17/oCal/4CSf4UVxFeBV9E0UUUUV6T8I
            P+Yv/wBsf/Z6774W/wDMU/7Zf+z0UV6RXf0UUUUUV83V4FRRRRRRXpPwg/5i/wD2x/8AZ6774W/8xT/tl/7PRRXp
            Fd/RRRRRRX//2Q==
            """;

    private Pictures() {
    }

    static BufferedImage fourColors(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        fill(graphics, Color.RED, 0, 0, width, height);
        fill(graphics, Color.GREEN, 1, 0, width, height);
        fill(graphics, Color.BLUE, 0, 1, width, height);
        if (!picture.getColorModel().hasAlpha()) {
            fill(graphics, Color.WHITE, 1, 1, width, height);
        }
        graphics.dispose();
        return picture;
    }

    static byte[] encoded(String encoder, BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, encoder, bytes)) {
                throw new IllegalArgumentException(encoder + " cannot hold such a picture");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] encoded(String encoder, int width, int height) {
        return encoded(encoder, fourColors(width, height, BufferedImage.TYPE_INT_RGB));
    }

    /** 40 × 30 pixels, without profile. */
    static byte[] cmykJpeg() {
        return decoded(CMYK_JPEG);
    }

    /** 40 × 30 pixels. */
    static byte[] lossyWebp() {
        return decoded(LOSSY_WEBP);
    }

    /** 40 × 30 pixels. */
    static byte[] losslessTransparentWebp() {
        return decoded(LOSSLESS_TRANSPARENT_WEBP);
    }

    /** 40 × 30 pixels. */
    static byte[] lossyTransparentWebp() {
        return decoded(LOSSY_TRANSPARENT_WEBP);
    }

    private static byte[] decoded(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }

    private static void fill(Graphics2D graphics, Color color, int column, int row, int width, int height) {
        graphics.setColor(color);
        graphics.fillRect(column * width / 2, row * height / 2, (width + 1) / 2, (height + 1) / 2);
    }
}
