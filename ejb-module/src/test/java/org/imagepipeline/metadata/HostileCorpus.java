package org.imagepipeline.metadata;

import static org.imagepipeline.metadata.Samples.chunk;
import static org.imagepipeline.metadata.Samples.dataset;
import static org.imagepipeline.metadata.Samples.encoded;
import static org.imagepipeline.metadata.Samples.exifSegment;
import static org.imagepipeline.metadata.Samples.extents;
import static org.imagepipeline.metadata.Samples.heif;
import static org.imagepipeline.metadata.Samples.riffChunk;
import static org.imagepipeline.metadata.Samples.webp;
import static org.imagepipeline.metadata.Samples.webpPicture;
import static org.imagepipeline.metadata.Samples.withChunks;
import static org.imagepipeline.metadata.Samples.withSegments;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Files that an image pipeline must survive: those made by hand, small valid ones of each format cut off at every byte,
 * and others with random bytes changed. The same seed gives the same files.
 */
public final class HostileCorpus {

    private static final int MOST_CHANGES = 16;

    private HostileCorpus() {
    }

    /**
     * All files made by hand, even when they are more than asked for, and as many of the others, half of them cut off,
     * until every place to cut was taken.
     *
     * @param edge of the pictures that are large, but allowed, pixels
     */
    public static List<HostileFile> files(long seed, int count, int edge) {
        Random random = new Random(seed);
        List<HostileFile> files = new ArrayList<>();
        files.addAll(Floods.files(edge));
        files.addAll(Bombs.files());
        files.addAll(Disguises.files());
        int others = Math.max(0, count - files.size());
        List<HostileFile> cuts = cuts(random);
        files.addAll(cuts.subList(0, Math.min(cuts.size(), others / 2)));
        List<Map.Entry<String, byte[]>> whole = new ArrayList<>(valid().entrySet());
        while (files.size() < count) {
            Map.Entry<String, byte[]> file = whole.get(random.nextInt(whole.size()));
            long changes = random.nextLong();
            files.add(new HostileFile("changed by " + changes + ": " + file.getKey(),
                    () -> changed(file.getValue(), new Random(changes))));
        }
        return files;
    }

    private static List<HostileFile> cuts(Random random) {
        List<HostileFile> cuts = new ArrayList<>();
        valid().forEach((name, file) -> {
            for (int i = 0; i < file.length; i++) {
                int length = i;
                cuts.add(new HostileFile("cut off at " + length + ": " + name, () -> Arrays.copyOf(file, length)));
            }
        });
        Collections.shuffle(cuts, random);
        return cuts;
    }

    private static byte[] changed(byte[] file, Random random) {
        byte[] changed = file.clone();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        // Structure stands in front: half of the files are changed only there.
        int range = random.nextBoolean() ? file.length : Math.min(file.length, 200);
        for (int i = 0; i < changes; i++) {
            changed[random.nextInt(range)] = random.nextBoolean()
                    ? (byte) random.nextInt()
                    : (byte) (random.nextBoolean() ? 0xFF : 0);
        }
        return changed;
    }

    /** Small valid files of each format, with metadata where there is a place for them. */
    static Map<String, byte[]> valid() {
        TiffBytes.Tag[] tags = {TiffBytes.text(0x010F, "ACME"), TiffBytes.shorts(0x0112, 6),
                TiffBytes.directory(0x8769, TiffBytes.rationals(0x829A, 1, 250), TiffBytes.text(0x9003,
                        "2026:11:23 10:11:12")),
                TiffBytes.directory(0x8825, TiffBytes.text(1, "N"), TiffBytes.rationals(2, 50, 1, 1, 1, 1, 1),
                        TiffBytes.text(3, "E"), TiffBytes.rationals(4, 8, 1, 1, 1, 1, 1))};
        byte[] exif = TiffBytes.file(tags);
        String xmp = "<x xmlns:r='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><r:RDF><r:Description"
                + " xmlns:dc='http://purl.org/dc/elements/1.1/' dc:title='t'/></r:RDF></x>";
        byte[] xmpBytes = xmp.getBytes(StandardCharsets.UTF_8);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("plain.jpg", encoded("jpg", 8, 8));
        files.put("full.jpg", withSegments(encoded("jpg", 8, 8), exifSegment(tags), Samples.xmpSegment(xmp),
                Samples.iptcSegment(dataset(5, "t"), dataset(25, "k"))));
        files.put("progressive.jpg", Samples.progressiveJpeg(8, 8));
        files.put("plain.png", encoded("png", 8, 8));
        files.put("full.png", withChunks(Samples.interlacedPng(8, 8), chunk("eXIf", exif), Samples.xmpChunk(xmp)));
        files.put("plain.gif", encoded("gif", 8, 8));
        files.put("animation.gif", Samples.sequence("gif", 3, 8, 8));
        files.put("plain.bmp", encoded("bmp", 8, 8));
        files.put("plain.tif", encoded("tif", 8, 8));
        files.put("pages.tif", Samples.sequence("tif", 2, 8, 8));
        files.put("plain.webp", Samples.simpleWebp());
        files.put("full.webp", webp(0x0C, 1, 1, webpPicture(), riffChunk("EXIF", exif), riffChunk("XMP ", xmpBytes)));
        files.put("full.heic", heif("heic", exif, xmp, extents(8, 8)));
        files.put("full.avif", heif("avif", exif, xmp, extents(8, 8)));
        return files;
    }
}
