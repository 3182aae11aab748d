package org.imagepipeline.metadata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.imagepipeline.metadata.Samples.ascii;
import static org.imagepipeline.metadata.Samples.encoded;
import static org.imagepipeline.metadata.Samples.join;
import static org.imagepipeline.metadata.Samples.segment;
import static org.imagepipeline.metadata.Samples.withSegments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Files that are something else than they seem, or two things at once. */
final class Disguises {

    private static final String SCRIPT = "<script>alert(1)</script>";

    private Disguises() {
    }

    static List<HostileFile> files() {
        List<HostileFile> files = new ArrayList<>();
        files.add(HostileFile.of("svg.jpg",
                ("<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + "</svg>").getBytes(UTF_8)));
        files.add(HostileFile.of("svg-with-declaration.png",
                ("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'b'>]><svg>&a;</svg>").getBytes(UTF_8)));
        files.add(HostileFile.of("html.jpg", ("<!DOCTYPE html><html>" + SCRIPT).getBytes(UTF_8)));
        files.add(HostileFile.of("pdf.jpg", ascii("%PDF-1.7\n1 0 obj<<>>endobj")));
        files.add(HostileFile.of("postscript.jpg", ascii("%!PS\n(%pipe%id) (w) file")));
        files.add(HostileFile.of("magick.jpg",
                ascii("push graphic-context\nviewbox 0 0 9 9\nfill 'url(https://a|ls)'")));
        files.add(HostileFile.of("zip.png", join(ascii("PK\3\4"), new byte[200])));
        files.add(HostileFile.of("wave.webp", ascii("RIFF\44\0\0\0WAVEfmt \20\0\0\0")));
        files.add(HostileFile.of("film.heic", ascii("\0\0\0\30ftypisom\0\0\2\0isommp42\0\0\0\10mdat")));
        files.add(HostileFile.of("class.gif", ascii("\312\376\272\276\0\0\0\75")));
        files.add(HostileFile.of("empty.jpg", new byte[0]));
        files.add(HostileFile.of("one-byte.jpg", new byte[] {-1}));
        for (String encoder : List.of("jpg", "png", "gif", "bmp", "tif")) {
            byte[] image = encoded(encoder, 9, 9);
            files.add(HostileFile.of("html-behind." + encoder, join(image, ascii("<html>" + SCRIPT))));
            files.add(HostileFile.of("zip-behind." + encoder, join(image, ascii("PK\3\4"), new byte[99],
                    ascii("PK\5\6"))));
            files.add(HostileFile.of("image-behind-itself." + encoder, join(image, image)));
            files.add(HostileFile.of("noise-behind-start." + encoder, join(Arrays.copyOf(image, 16), noise(5_000))));
            files.add(HostileFile.of("noise-as-pixels." + encoder,
                    join(Arrays.copyOf(image, image.length / 2), noise(100_000))));
            files.add(HostileFile.of("zeros-behind-start." + encoder, join(Arrays.copyOf(image, 16), new byte[5_000])));
        }
        files.add(HostileFile.of("script.gif", join(ascii("GIF89a/*"), new byte[6], ascii("*/=1;alert(1)"))));
        files.add(HostileFile.of("html-in-comment.jpg", withSegments(encoded("jpg", 9, 9), segment(0xFE,
                ascii(SCRIPT)))));
        files.add(HostileFile.of("gif-and-jpeg.gif", join(ascii("GIF89a"), encoded("jpg", 9, 9))));
        files.add(HostileFile.of("bmp-of-text.bmp", ascii("BMW is a maker of cars, and this is a text about them")));
        for (String start : List.of("\377\330\377", "\211PNG\r\n\32\n", "GIF89a", "RIFF....WEBP", "II*\0", "MM\0*",
                "BM",
                "\0\0\0\24ftypheic\0\0\0\0heic", "\0\0\0\24ftypavif\0\0\0\0avif")) {
            files.add(HostileFile.of("noise behind " + start.strip(), join(ascii(start), noise(2_000))));
        }
        return files;
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        return noise;
    }
}
