package org.imagepipeline.metadata;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.GeoLocation;
import com.drew.lang.RandomAccessReader;
import com.drew.lang.Rational;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import com.drew.metadata.tiff.DirectoryTiffHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The values of an EXIF block, or of the first page of a TIFF, which has the same form. Only the tags that are asked
 * for later are kept, and of these only values of moderate length: a directory may list 65,535 tags, each as long as
 * the file.
 *
 * @see <a href="https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf">Exif 2.32</a>
 */
final class Exif {

    private static final int TIFF_MARKER = 42;

    /** The longest value, and all values together, bytes. */
    private static final int LONGEST_VALUE = 64 << 10;
    private static final int LONGEST_VALUES = 512 << 10;

    private static final Set<Integer> WANTED = Set.of(
            ExifDirectoryBase.TAG_IMAGE_WIDTH, ExifDirectoryBase.TAG_IMAGE_HEIGHT,
            ExifDirectoryBase.TAG_BITS_PER_SAMPLE, ExifDirectoryBase.TAG_PHOTOMETRIC_INTERPRETATION,
            ExifDirectoryBase.TAG_SAMPLES_PER_PIXEL, ExifDirectoryBase.TAG_ORIENTATION,
            ExifDirectoryBase.TAG_IMAGE_DESCRIPTION, ExifDirectoryBase.TAG_WIN_TITLE,
            ExifDirectoryBase.TAG_WIN_COMMENT, ExifDirectoryBase.TAG_WIN_KEYWORDS,
            ExifDirectoryBase.TAG_MAKE, ExifDirectoryBase.TAG_MODEL, ExifDirectoryBase.TAG_LENS_MODEL,
            ExifDirectoryBase.TAG_DATETIME_ORIGINAL, ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL,
            ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL, ExifDirectoryBase.TAG_DATETIME_DIGITIZED,
            ExifDirectoryBase.TAG_SUBSECOND_TIME_DIGITIZED, ExifDirectoryBase.TAG_TIME_ZONE_DIGITIZED,
            ExifDirectoryBase.TAG_EXPOSURE_TIME, ExifDirectoryBase.TAG_FNUMBER,
            ExifDirectoryBase.TAG_ISO_EQUIVALENT, ExifDirectoryBase.TAG_FOCAL_LENGTH,
            GpsDirectory.TAG_LATITUDE_REF, GpsDirectory.TAG_LATITUDE, GpsDirectory.TAG_LONGITUDE_REF,
            GpsDirectory.TAG_LONGITUDE, GpsDirectory.TAG_ALTITUDE_REF, GpsDirectory.TAG_ALTITUDE);

    private final Metadata metadata = new Metadata();

    private Block xmp;
    private Block iptc;

    private Exif() {
    }

    /** No EXIF at all. */
    static Exif none() {
        return new Exif();
    }

    /**
     * What can be read of a block; it is damaged in many a good picture.
     *
     * @throws ImageFile.OutOfTimeException when the time is up
     * @throws UncheckedIOException         when the disk fails
     */
    static Exif read(ImageFile file, Block block) throws ImageFile.OutOfTimeException {
        Exif exif = new Exif();
        try {
            new TiffReader().processTiff(file, exif.new Handler(), block.offset());
        } catch (ImageFile.OutOfTimeException | UncheckedIOException e) {
            throw e;
        } catch (ImageProcessingException | IOException | RuntimeException e) {
            // Unchecked ones, too: a library's slip over a strange file must not have the file processed for ever.
            System.getLogger(Exif.class.getName()).log(System.Logger.Level.DEBUG, "EXIF is damaged: {0}",
                    e.toString());
        }
        return exif;
    }

    /** A text; UTF-8 is not foreseen, but common. */
    Optional<String> text(Class<? extends Directory> type, int tag) {
        return directory(type).map(directory -> directory.getStringValue(tag)).map(StringValue::getBytes)
                .map(Text::decoded);
    }

    /** A text of the tags that Windows invented. */
    Optional<String> windowsText(int tag) {
        return directory(ExifIFD0Directory.class).map(directory -> directory.getByteArray(tag))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_16LE));
    }

    /** A whole number; null when there is none. */
    Integer number(Class<? extends Directory> type, int tag) {
        return directory(type).map(directory -> directory.getInteger(tag)).orElse(null);
    }

    /** The first of one or more whole numbers. */
    Optional<Integer> firstNumber(Class<? extends Directory> type, int tag) {
        return directory(type).map(directory -> directory.getIntArray(tag)).filter(values -> values.length > 0)
                .map(values -> values[0]);
    }

    /** A fraction; what a division by zero gives is left to the caller's limits. */
    Optional<Double> fraction(Class<? extends Directory> type, int tag) {
        return directory(type).map(directory -> directory.getRational(tag)).map(Rational::doubleValue);
    }

    /** Degrees, as they stand there. */
    Optional<GeoLocation> position() {
        return directory(GpsDirectory.class).map(GpsDirectory::getGeoLocation);
    }

    /** Where XMP lies, in TIFF. */
    Optional<Block> xmp() {
        return Optional.ofNullable(xmp);
    }

    /** Where IPTC lies, in TIFF. */
    Optional<Block> iptc() {
        return Optional.ofNullable(iptc);
    }

    private <T extends Directory> Optional<T> directory(Class<T> type) {
        return Optional.ofNullable(metadata.getFirstDirectoryOfType(type));
    }

    /**
     * Follows the pointers to the camera's and the position's directories, each once. What a maker's notes hold is not
     * asked for.
     */
    private final class Handler extends DirectoryTiffHandler {

        private int left = LONGEST_VALUES;

        Handler() {
            super(metadata, null);
        }

        @Override
        public void setTiffMarker(int marker) throws TiffProcessingException {
            if (marker != TIFF_MARKER) {
                throw new TiffProcessingException("Not the header of TIFF: " + marker);
            }
            pushDirectory(new ExifIFD0Directory());
        }

        @Override
        public boolean tryEnterSubIfd(int tagId) {
            if (!(_currentDirectory instanceof ExifIFD0Directory)) {
                return false;
            }
            return switch (tagId) {
                case ExifIFD0Directory.TAG_EXIF_SUB_IFD_OFFSET -> enter(new ExifSubIFDDirectory());
                case ExifIFD0Directory.TAG_GPS_INFO_OFFSET -> enter(new GpsDirectory());
                default -> false;
            };
        }

        private boolean enter(Directory directory) {
            if (metadata.containsDirectoryOfType(directory.getClass())) {
                return false;
            }
            pushDirectory(directory);
            return true;
        }

        @Override
        public boolean hasFollowerIfd() {
            return false;
        }

        @Override
        public Long tryCustomProcessFormat(int tagId, int formatCode, long componentCount) {
            return null;
        }

        /** Takes a tag over, which for most means to leave it out. */
        @Override
        public boolean customProcessTag(int tagOffset, Set<Integer> processedIfdOffsets, int tiffHeaderOffset,
                                        RandomAccessReader reader, int tagId, int byteCount) {
            switch (tagId) {
                case ExifDirectoryBase.TAG_APPLICATION_NOTES -> xmp = new Block(tagOffset, byteCount);
                case ExifDirectoryBase.TAG_IPTC_NAA -> iptc = new Block(tagOffset, byteCount);
                default -> {
                    // Values of which most are left out.
                }
            }
            if (!WANTED.contains(tagId) || byteCount > Math.min(left, LONGEST_VALUE)) {
                return true;
            }
            left -= byteCount;
            return false;
        }
    }
}
