package org.imagepipeline.metadata;

/**
 * What the structure of an image file tells: the picture's size and colours as stored, and where the blocks of metadata
 * lie. A reader of a format fills it in as far as the file goes.
 */
final class Structure {

    private final int maxFrames;

    /** Pixels as stored; null until the file said so. */
    private Integer width;
    private Integer height;

    private boolean sideways;
    private ColorModel colorModel;
    private Integer bitsPerSample;
    private Integer frames;
    private long largestPart;

    private Block exif;
    private Block xmp;
    private Block iptc;

    /**
     * @param maxFrames how many frames a file may have
     */
    Structure(int maxFrames) {
        this.maxFrames = maxFrames;
    }

    void size(int storedWidth, int storedHeight) {
        width = storedWidth;
        height = storedHeight;
    }

    void colors(ColorModel model, Integer bits) {
        colorModel = model;
        bitsPerSample = bits;
    }

    /**
     * @throws UnreadableImageException when they are more than allowed
     */
    void frames(long count) throws UnreadableImageException {
        if (count > maxFrames) {
            throw new UnreadableImageException("The image has more than the " + maxFrames
                    + " frames or pages that are accepted");
        }
        frames = (int) count;
    }

    /**
     * @throws UnreadableImageException when they become more than allowed; so counting ends, whatever a file pretends
     */
    void addFrame() throws UnreadableImageException {
        frames(frames == null ? 1 : frames + 1L);
    }

    /** A frame or picture inside, which may claim to be larger than the whole. */
    void part(long partWidth, long partHeight) {
        largestPart = Math.max(largestPart, partWidth * partHeight);
    }

    /** The container itself says that width and height change places. */
    void turnedSideways() {
        sideways = true;
    }

    /** The first EXIF block counts, as for other programs. */
    void exif(Block block) {
        exif = exif == null ? block : exif;
    }

    void xmp(Block block) {
        xmp = xmp == null ? block : xmp;
    }

    void iptc(Block block) {
        iptc = iptc == null ? block : iptc;
    }

    boolean hasSize() {
        return width != null && height != null;
    }

    /** It was searched for pictures, and there is none. */
    boolean hasNoFrames() {
        return frames != null && frames == 0;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isSideways() {
        return sideways;
    }

    ColorModel colorModel() {
        return colorModel;
    }

    Integer bitsPerSample() {
        return bitsPerSample;
    }

    /** Pictures that follow one another; null when the format was not searched for them. */
    Integer frames() {
        return frames;
    }

    /** Pixels of the largest picture that a decoder may have to hold. */
    long largestPart() {
        return Math.max(largestPart, (long) width * height);
    }

    /** Where EXIF begins, with the header of TIFF; null when there is none. */
    Block exif() {
        return exif;
    }

    /** Null when there is none. */
    Block xmp() {
        return xmp;
    }

    /** The datasets of IPTC; null when there are none. */
    Block iptc() {
        return iptc;
    }
}
