package org.imagepipeline.metadata;

import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.imagepipeline.catalog.Caption;
import org.imagepipeline.catalog.Capture;
import org.imagepipeline.catalog.Location;
import org.imagepipeline.catalog.VisibleText;

/**
 * What camera and people noted beside the picture, in three vocabularies: EXIF is believed first about the camera, XMP
 * and then IPTC about the words, as the Metadata Working Group recommends. What is impossible is left out.
 *
 * @param exif the camera's notes
 * @param xmp  those of programs
 * @param iptc those of picture editors
 */
record Notes(Exif exif, Xmp xmp, Iptc iptc) {

    private static final int LONGEST_NAME = 100;

    /** Limits that no lens, no exposure and no film exceeds. */
    private static final double MOST_SECONDS = 1_000_000;
    private static final double MOST_F_NUMBER = 1_000;
    private static final double MOST_MILLIMETRES = 100_000;
    private static final int MOST_ISO = 100_000_000;
    private static final double MOST_METRES = 100_000;

    /** Exposures shorter than this are written as a fraction of one, as on a camera's dial. */
    private static final double SHORT_EXPOSURE = 0.25001;

    /** How it was taken; null when nothing says anything about it. */
    Capture capture() {
        Optional<TakenAt> takenAt = takenAt();
        Capture capture = new Capture(
                takenAt.map(TakenAt::time).orElse(null), takenAt.map(TakenAt::offset).orElse(null),
                name(ExifIFD0Directory.class, ExifDirectoryBase.TAG_MAKE, Xmp.Property.MAKE),
                name(ExifIFD0Directory.class, ExifDirectoryBase.TAG_MODEL, Xmp.Property.MODEL),
                name(ExifSubIFDDirectory.class, ExifDirectoryBase.TAG_LENS_MODEL, Xmp.Property.LENS),
                measure(ExifDirectoryBase.TAG_EXPOSURE_TIME, MOST_SECONDS).map(Notes::asOnADial).orElse(null),
                rounded(ExifDirectoryBase.TAG_FNUMBER, MOST_F_NUMBER),
                exif.firstNumber(ExifSubIFDDirectory.class, ExifDirectoryBase.TAG_ISO_EQUIVALENT)
                        .filter(iso -> iso > 0 && iso <= MOST_ISO).orElse(null),
                rounded(ExifDirectoryBase.TAG_FOCAL_LENGTH, MOST_MILLIMETRES));
        return capture.equals(new Capture(null, null, null, null, null, null, null, null, null)) ? null : capture;
    }

    /**
     * Where it was taken; null when that is not known. Zero degrees in both is what a receiver without signal writes.
     */
    Location location() {
        return exif.position().filter(Notes::isOnEarth)
                .map(position -> new Location(position.getLatitude(), position.getLongitude(), altitude()))
                .orElse(null);
    }

    /** The words about it. */
    Caption caption() {
        return Caption.fitted(
                firstOf(text -> VisibleText.line(text, Caption.MAX_TITLE),
                        () -> xmp.text(Xmp.Property.TITLE), () -> iptc.text(Iptc.Dataset.OBJECT_NAME),
                        () -> exif.windowsText(ExifDirectoryBase.TAG_WIN_TITLE)).orElse(null),
                firstOf(text -> VisibleText.lines(text, Caption.MAX_DESCRIPTION),
                        () -> xmp.text(Xmp.Property.DESCRIPTION), () -> iptc.text(Iptc.Dataset.CAPTION),
                        () -> exif.text(ExifIFD0Directory.class, ExifDirectoryBase.TAG_IMAGE_DESCRIPTION),
                        () -> exif.windowsText(ExifDirectoryBase.TAG_WIN_COMMENT)).orElse(null),
                tags());
    }

    private List<String> tags() {
        List<String> windowsTags = exif.windowsText(ExifDirectoryBase.TAG_WIN_KEYWORDS)
                .map(text -> Arrays.asList(text.split(";"))).orElse(List.of());
        return Stream.of(xmp.list(Xmp.Property.SUBJECT), iptc.list(Iptc.Dataset.KEYWORDS), windowsTags)
                .map(tags -> tags.stream().flatMap(tag -> VisibleText.line(tag, Caption.MAX_TAG).stream()).distinct()
                        .limit(Caption.MAX_TAGS).toList())
                .filter(tags -> !tags.isEmpty()).findFirst().orElse(List.of());
    }

    private Optional<TakenAt> takenAt() {
        return firstOf(Optional::of,
                () -> exifTime(ExifDirectoryBase.TAG_DATETIME_ORIGINAL,
                        ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL, ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL),
                () -> xmp.text(Xmp.Property.DATE_TIME_ORIGINAL).flatMap(TakenAt::of),
                () -> xmp.text(Xmp.Property.DATE_CREATED).flatMap(TakenAt::of),
                () -> iptc.text(Iptc.Dataset.DATE_CREATED).flatMap(date ->
                        iptc.text(Iptc.Dataset.TIME_CREATED).flatMap(time -> TakenAt.of(date + " " + time))),
                () -> exifTime(ExifDirectoryBase.TAG_DATETIME_DIGITIZED,
                        ExifDirectoryBase.TAG_SUBSECOND_TIME_DIGITIZED, ExifDirectoryBase.TAG_TIME_ZONE_DIGITIZED),
                () -> xmp.text(Xmp.Property.CREATE_DATE).flatMap(TakenAt::of));
    }

    private Optional<TakenAt> exifTime(int time, int fraction, int offset) {
        return exif.text(ExifSubIFDDirectory.class, time).flatMap(text -> TakenAt.ofExif(text,
                exif.text(ExifSubIFDDirectory.class, fraction), exif.text(ExifSubIFDDirectory.class, offset)));
    }

    private String name(Class<? extends Directory> directory, int tag, Xmp.Property property) {
        return firstOf(text -> VisibleText.line(text, LONGEST_NAME),
                () -> exif.text(directory, tag), () -> xmp.text(property)).orElse(null);
    }

    private Optional<Double> measure(int tag, double most) {
        return exif.fraction(ExifSubIFDDirectory.class, tag).filter(value -> value > 0 && value <= most);
    }

    private Double altitude() {
        Integer reference = exif.number(GpsDirectory.class, GpsDirectory.TAG_ALTITUDE_REF);
        return exif.fraction(GpsDirectory.class, GpsDirectory.TAG_ALTITUDE)
                .filter(metres -> Math.abs(metres) <= MOST_METRES)
                .map(metres -> reference != null && reference == 1 ? -metres : metres).orElse(null);
    }

    private static boolean isOnEarth(GeoLocation position) {
        return Math.abs(position.getLatitude()) <= 90 && Math.abs(position.getLongitude()) <= 180 && !position.isZero();
    }

    private static String asOnADial(double seconds) {
        if (seconds < SHORT_EXPOSURE) {
            return "1/" + Math.round(1 / seconds);
        }
        double tenths = Math.round(seconds * 10) / 10.0;
        return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
    }

    /** To hundredths: cameras write 1.8 as 1.7999999. */
    private Double rounded(int tag, double most) {
        return measure(tag, most).map(value -> Math.round(value * 100) / 100.0).filter(value -> value > 0).orElse(null);
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <S, T> Optional<T> firstOf(Reading<S, T> reading, Supplier<Optional<S>>... sources) {
        return Arrays.stream(sources).map(Supplier::get).flatMap(Optional::stream).map(reading::read)
                .flatMap(Optional::stream).findFirst();
    }

    /** What a note says; empty when it says nothing after all. */
    @FunctionalInterface
    private interface Reading<S, T> {
        Optional<T> read(S note);
    }
}
