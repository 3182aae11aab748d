package org.imagepipeline.metadata;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small valid files of every format, and the parts to build others from. */
final class Samples {

    private static final String LOSSY_WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";

    private Samples() {
    }

    /** A picture with a gradient, so that no encoder can make it trivial. */
    static BufferedImage picture(int width, int height, int type) {
        BufferedImage picture = new BufferedImage(width, height, type);
        Graphics2D graphics = picture.createGraphics();
        for (int x = 0; x < width; x++) {
            graphics.setColor(new Color(x * 255 / width, 128, 255 - x * 255 / width));
            graphics.drawLine(x, 0, width - 1 - x, height - 1);
        }
        graphics.dispose();
        return picture;
    }

    /** An image as the JDK encodes it: jpg, png, gif, bmp or tif. */
    static byte[] encoded(String encoder, int width, int height) {
        return encoded(encoder, picture(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] encoded(String encoder, BufferedImage picture) {
        return encoded(encoder, param -> { }, picture);
    }

    /** Several pictures in one file: gif or tif. */
    static byte[] sequence(String encoder, int frames, int width, int height) {
        BufferedImage[] pictures = new BufferedImage[frames];
        Arrays.fill(pictures, picture(width, height, BufferedImage.TYPE_BYTE_INDEXED));
        return encoded(encoder, param -> { }, pictures);
    }

    static byte[] progressiveJpeg(int width, int height) {
        return encoded("jpg", param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT),
                picture(width, height, BufferedImage.TYPE_INT_RGB));
    }

    static byte[] interlacedPng(int width, int height) {
        return encoded("png", param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT),
                picture(width, height, BufferedImage.TYPE_INT_ARGB));
    }

    private static byte[] encoded(String encoder, Consumer<ImageWriteParam> settings,
                                  BufferedImage... pictures) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(encoder).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            settings.accept(param);
            if (pictures.length == 1) {
                writer.write(null, new IIOImage(pictures[0], null, null), param);
            } else {
                writer.prepareWriteSequence(null);
                for (BufferedImage picture : pictures) {
                    writer.writeToSequence(new IIOImage(picture, null, null), param);
                }
                writer.endWriteSequence();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Segments put behind a JPEG's start marker. */
    static byte[] withSegments(byte[] jpeg, byte[]... segments) {
        return join(Arrays.copyOf(jpeg, 2), join(segments), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] segment(int marker, byte[]... parts) {
        byte[] content = join(parts);
        return join(ByteBuffer.allocate(4).put((byte) 0xFF).put((byte) marker).putShort((short) (content.length + 2))
                .array(), content);
    }

    static byte[] exifSegment(TiffBytes.Tag... tags) {
        return segment(0xE1, ascii("Exif\0\0"), TiffBytes.file(tags));
    }

    static byte[] xmpSegment(String packet) {
        return segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0"), packet.getBytes(UTF_8));
    }

    static byte[] iptcSegment(byte[]... datasets) {
        byte[] content = join(datasets);
        // A resource of another kind in front, with a name of odd length.
        byte[] other = join(ascii("8BIM"), new byte[] {4, 1, 3, 'a', 'b', 'c'}, new byte[] {0, 0, 0, 1, 9, 0});
        return segment(0xED, ascii("Photoshop 3.0\0"), other, ascii("8BIM"), new byte[] {4, 4, 0, 0},
                ByteBuffer.allocate(4).putInt(content.length).array(), content);
    }

    /** A dataset of the application record, or of another. */
    static byte[] dataset(int record, int number, byte[] value) {
        return join(new byte[] {0x1C, (byte) record, (byte) number},
                ByteBuffer.allocate(2).putShort((short) value.length).array(), value);
    }

    static byte[] dataset(int number, String value) {
        return dataset(2, number, value.getBytes(UTF_8));
    }

    /** A packet with one description. */
    static String xmp(String attributes, String properties) {
        return "<?xpacket begin='\uFEFF' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>"
                + "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''"
                + " xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'"
                + " xmlns:xmp='http://ns.adobe.com/xap/1.0/' xmlns:tiff='http://ns.adobe.com/tiff/1.0/'"
                + " xmlns:exif='http://ns.adobe.com/exif/1.0/' xmlns:aux='http://ns.adobe.com/exif/1.0/aux/' "
                + attributes + ">" + properties + "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>\0\0";
    }

    /** Chunks put behind a PNG's header. */
    static byte[] withChunks(byte[] png, byte[]... chunks) {
        return join(Arrays.copyOf(png, 33), join(chunks), Arrays.copyOfRange(png, 33, png.length));
    }

    static byte[] chunk(String type, byte[]... parts) {
        byte[] content = join(parts);
        CRC32 checksum = new CRC32();
        checksum.update(ascii(type));
        checksum.update(content);
        return join(ByteBuffer.allocate(4).putInt(content.length).array(), ascii(type), content,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
    }

    static byte[] xmpChunk(String packet) {
        return chunk("iTXt", ascii("XML:com.adobe.xmp\0\0\0\0\0"), packet.getBytes(UTF_8));
    }

    /** A lossy WebP of one pixel that any decoder shows. */
    static byte[] simpleWebp() {
        return Base64.getDecoder().decode(LOSSY_WEBP);
    }

    /** The extended form: flags, size of the canvas, further chunks. */
    static byte[] webp(int flags, int width, int height, byte[]... chunks) {
        ByteBuffer canvas = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putInt(flags);
        canvas.putShort((short) (width - 1)).put((byte) (width - 1 >> 16));
        canvas.putShort((short) (height - 1)).put((byte) (height - 1 >> 16));
        byte[] content = join(ascii("WEBP"), riffChunk("VP8X", canvas.array()), join(chunks));
        return join(ascii("RIFF"), littleEndian(content.length), content);
    }

    static byte[] riffChunk(String type, byte[]... parts) {
        byte[] content = join(parts);
        return join(ascii(type), littleEndian(content.length), content, new byte[content.length % 2]);
    }

    /** The picture of {@link #simpleWebp()} as a chunk. */
    static byte[] webpPicture() {
        byte[] whole = simpleWebp();
        return Arrays.copyOfRange(whole, 12, whole.length);
    }

    /** A frame of an animation, of one pixel. */
    static byte[] webpFrame() {
        return riffChunk("ANMF", new byte[16], webpPicture());
    }

    static byte[] heif(String brand, byte[]... properties) {
        return heif(brand, new byte[0], "", properties);
    }

    /**
     * A file of a picture (item 1, made of the properties from the second on: the first belongs to another item), EXIF
     * and XMP. There are no pixels.
     */
    static byte[] heif(String brand, byte[] exif, String xmp, byte[]... properties) {
        byte[] type = box("ftyp", ascii("mif1"), new byte[4], ascii("mif1"), ascii(brand));
        byte[] tile = box("ispe", ByteBuffer.allocate(12).putInt(0).putInt(512).putInt(512).array());
        byte[] all = box("ipco", tile, join(properties));
        ByteBuffer indexes = ByteBuffer.allocate(properties.length);
        for (int i = 0; i < properties.length; i++) {
            indexes.put((byte) (0x80 | i + 2));
        }
        byte[] associations = box("ipma", new byte[4], new byte[] {0, 0, 0, 2}, new byte[] {0, 9, 1, 1},
                new byte[] {0, 1, (byte) properties.length}, indexes.array());
        byte[] infos = box("iinf", new byte[4], new byte[] {0, 3},
                box("infe", new byte[] {2, 0, 0, 0, 0, 1, 0, 0}, ascii("hvc1\0")),
                box("infe", new byte[] {2, 0, 0, 0, 0, 2, 0, 0}, ascii("Exif\0")),
                box("infe", new byte[] {2, 0, 0, 0, 0, 3, 0, 0}, ascii("mime\0application/rdf+xml\0")));
        byte[] exifItem = join(new byte[] {0, 0, 0, 6}, ascii("Exif\0\0"), exif);
        byte[] xmpItem = xmp.getBytes(UTF_8);
        byte[] meta = meta(infos, associations, all, 0, exifItem.length, xmpItem.length);
        return join(type, meta(infos, associations, all, type.length + meta.length + 8, exifItem.length,
                xmpItem.length), box("mdat", exifItem, xmpItem));
    }

    private static byte[] meta(byte[] infos, byte[] associations, byte[] properties, int data, int exif, int xmp) {
        ByteBuffer locations = ByteBuffer.allocate(36).putInt(0).put((byte) 0x44).put((byte) 0).putShort((short) 2);
        locations.putShort((short) 2).putShort((short) 0).putShort((short) 1).putInt(data).putInt(exif);
        locations.putShort((short) 3).putShort((short) 0).putShort((short) 1).putInt(data + exif).putInt(xmp);
        return box("meta", new byte[4],
                box("hdlr", ByteBuffer.allocate(25).putInt(0).putInt(0).put(ascii("pict")).array()),
                box("pitm", ByteBuffer.allocate(6).putInt(0).putShort((short) 1).array()),
                box("iloc", locations.array()), infos, box("iprp", properties, associations));
    }

    static byte[] extents(int width, int height) {
        return box("ispe", ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
    }

    static byte[] box(String type, byte[]... parts) {
        byte[] content = join(parts);
        return join(ByteBuffer.allocate(4).putInt(8 + content.length).array(), ascii(type), content);
    }

    static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
