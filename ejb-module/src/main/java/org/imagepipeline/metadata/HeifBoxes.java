package org.imagepipeline.metadata;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The boxes of HEIC and AVIF: which item is the picture, what its properties say, and where its metadata lie. What
 * describes other items, such as tiles, thumbnails and depth maps, is passed over.
 *
 * @see <a href="https://www.iso.org/standard/83650.html">ISO/IEC 23008-12, the image file format</a>
 * @see <a href="https://www.iso.org/standard/83102.html">ISO/IEC 14496-12, the file format below it</a>
 */
final class HeifBoxes {

    /** Version and flags, in front of the content of "full" boxes. */
    private static final int VERSION_AND_FLAGS = 4;

    private static final String XMP_TYPE = "application/rdf+xml\0";

    private final ImageFile file;
    private final Structure structure;

    private HeifBoxes(ImageFile file, Structure structure) {
        this.file = file;
        this.structure = structure;
    }

    static void read(ImageFile file, Structure structure) throws IOException {
        Box all = new Box("", 0, file.length());
        HeifBoxes boxes = new HeifBoxes(file, structure);
        Box meta = boxes.child(all, 0, "meta");
        if (meta != null) {
            boxes.readMeta(meta);
        }
    }

    private void readMeta(Box meta) throws IOException {
        // One pass over the boxes, the first of each type: there may be very many, in no fixed order.
        Map<String, Box> parts = new HashMap<>();
        for (Box box = first(meta, VERSION_AND_FLAGS); box != null; box = next(meta, box)) {
            switch (box.type()) {
                case "pitm", "iprp", "iinf", "iloc", "idat" -> parts.putIfAbsent(box.type(), box);
                default -> {
                    // Relations of items, protection and more.
                }
            }
        }
        Box primary = parts.get("pitm");
        Box properties = parts.get("iprp");
        if (primary != null && properties != null) {
            readProperties(id(primary.start() + VERSION_AND_FLAGS, version(primary) > 0), properties);
        }
        if (parts.containsKey("iinf") && parts.containsKey("iloc")) {
            readItems(parts.get("iinf"), parts.get("iloc"), parts.get("idat"));
        }
    }

    /** The properties of the picture, in their order: it says what is done to the picture first. */
    private void readProperties(long item, Box properties) throws IOException {
        Box container = child(properties, 0, "ipco");
        Box associations = child(properties, 0, "ipma");
        if (container == null || associations == null) {
            return;
        }
        int[] wanted = propertiesOf(item, associations);
        Box[] found = new Box[wanted.length];
        int number = 1;
        for (Box box = first(container, 0); box != null; box = next(container, box)) {
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i] == number) {
                    found[i] = box;
                }
            }
            number++;
        }
        for (Box box : found) {
            if (box != null) {
                readProperty(box);
            }
        }
    }

    private int[] propertiesOf(long item, Box associations) throws IOException {
        boolean wideIds = version(associations) > 0;
        boolean wideIndexes = (file.getUInt8(associations.start() + 3) & 1) != 0;
        int offset = associations.start() + VERSION_AND_FLAGS;
        long count = file.getUInt32(offset);
        offset += 4;
        for (long entry = 0; entry < count; entry++) {
            boolean isItem = id(offset, wideIds) == item;
            offset += wideIds ? 4 : 2;
            int[] indexes = new int[file.getUInt8(offset++)];
            for (int i = 0; i < indexes.length; i++) {
                // The highest bit says whether the property is essential.
                indexes[i] = wideIndexes ? file.getUInt16(offset) & 0x7FFF : file.getUInt8(offset) & 0x7F;
                offset += wideIndexes ? 2 : 1;
            }
            if (isItem) {
                return indexes;
            }
        }
        return new int[0];
    }

    private void readProperty(Box box) throws IOException {
        int start = box.start();
        switch (box.type()) {
            case "ispe" -> {
                structure.size(file.getInt32(start + 4), file.getInt32(start + 8));
                structure.part(file.getInt32(start + 4), file.getInt32(start + 8));
            }
            case "clap" -> crop(start);
            case "irot" -> {
                if (file.getUInt8(start) % 2 == 1) {
                    structure.turnedSideways();
                }
            }
            case "pixi" -> {
                ColorModel model = file.getUInt8(start + 4) == 1 ? ColorModel.GRAY : ColorModel.RGB;
                structure.colors(model, (int) file.getUInt8(start + 5));
            }
            default -> {
                // How it is coded, colour profile, mirroring and more.
            }
        }
    }

    /** The clean aperture: what is shown of the picture, its width and height as fractions. */
    private void crop(int start) throws IOException {
        long width = quotient(start);
        long height = quotient(start + 8);
        if (structure.hasSize() && width > 0 && width <= structure.width() && height > 0
                && height <= structure.height()) {
            structure.size((int) width, (int) height);
        }
    }

    private long quotient(int start) throws IOException {
        long denominator = file.getUInt32(start + 4);
        return denominator == 0 ? 0 : file.getUInt32(start) / denominator;
    }

    /** The items that are EXIF or XMP, the first of each. */
    private void readItems(Box infos, Box locations, Box data) throws IOException {
        Long exif = null;
        Long xmp = null;
        for (Box info = first(infos, version(infos) == 0 ? 6 : 8); info != null; info = next(infos, info)) {
            int version = version(info);
            if (info.type().equals("infe") && version >= 2) {
                int type = info.start() + VERSION_AND_FLAGS + (version == 2 ? 2 : 4) + 2;
                long item = id(info.start() + VERSION_AND_FLAGS, version > 2);
                if (exif == null && file.has(type, "Exif")) {
                    exif = item;
                } else if (xmp == null && file.has(type, "mime") && file.has(afterText(type + 4, info), XMP_TYPE)) {
                    xmp = item;
                }
            }
        }
        if (exif != null || xmp != null) {
            new Locations(locations, data).find(exif, xmp);
        }
    }

    private int afterText(int start, Box box) throws IOException {
        int offset = start;
        while (offset < box.end() && file.getUInt8(offset) != 0) {
            offset++;
        }
        return offset + 1;
    }

    /** Where EXIF begins in its item is said in front of it. */
    private void exif(Block item) throws IOException {
        long header = file.getUInt32(item.offset());
        if (item.length() > 4 && header < item.length() - 4) {
            structure.exif(item.after(4 + (int) header));
        }
    }

    private int version(Box box) throws IOException {
        return file.getUInt8(box.start());
    }

    private long id(int offset, boolean wide) throws IOException {
        return wide ? file.getUInt32(offset) : file.getUInt16(offset);
    }

    private Box child(Box parent, int skipped, String type) throws IOException {
        for (Box box = first(parent, skipped); box != null; box = next(parent, box)) {
            if (box.type().equals(type)) {
                return box;
            }
        }
        return null;
    }

    private Box first(Box parent, int skipped) throws IOException {
        return at(parent.start() + skipped, parent.end());
    }

    private Box next(Box parent, Box box) throws IOException {
        return at(box.end(), parent.end());
    }

    /** The box at an offset; null where there is none or it does not fit into the one around it. */
    private Box at(int offset, int end) throws IOException {
        if (end - offset < 8) {
            return null;
        }
        long length = file.getUInt32(offset);
        int header = 8;
        if (length == 1) {
            header = 16;
            length = end - offset < header ? 0 : file.getInt64(offset + 8);
        } else if (length == 0) {
            length = end - offset;
        }
        if (length < header || length > end - offset) {
            return null;
        }
        return new Box(file.name(offset + 4), offset + header, offset + (int) length);
    }

    /**
     * A box's content.
     *
     * @param type  its type
     * @param start where the content begins
     * @param end   where it ends
     */
    private record Box(String type, int start, int end) {
    }

    /** The box that says where items lie; its version and its first two bytes say how many bytes each number takes. */
    private final class Locations {

        private final int version;
        private final Box data;
        private final int[] sizes = new int[4];
        private int offset;

        Locations(Box box, Box data) throws IOException {
            this.version = version(box);
            this.data = data;
            this.offset = box.start() + VERSION_AND_FLAGS;
            int packed = (int) number(2);
            for (int i = 0; i < sizes.length; i++) {
                sizes[i] = packed >> 12 - 4 * i & 0xF;
            }
        }

        void find(Long exif, Long xmp) throws IOException {
            int offsetSize = sizes[0];
            int lengthSize = sizes[1];
            int baseSize = sizes[2];
            int indexSize = version == 0 ? 0 : sizes[3];
            long count = number(version < 2 ? 2 : 4);
            for (long entry = 0; entry < count; entry++) {
                long item = number(version < 2 ? 2 : 4);
                long construction = version == 0 ? 0 : number(2) & 0xF;
                number(2);
                long base = number(baseSize);
                int extents = (int) number(2);
                if (extents != 1) {
                    // An item in several pieces is possible, and used for pictures only.
                    offset += extents * (indexSize + offsetSize + lengthSize);
                    continue;
                }
                number(indexSize);
                long start = base + number(offsetSize);
                Block block = block(construction, start, number(lengthSize));
                if (block != null && exif != null && item == exif) {
                    exif(block);
                } else if (block != null && xmp != null && item == xmp) {
                    structure.xmp(block);
                }
            }
        }

        private Block block(long construction, long start, long length) {
            boolean inData = construction == 1 && data != null;
            long from = inData ? data.start() + start : start;
            long end = inData ? data.end() : file.length();
            boolean fits = construction <= 1 && start >= 0 && from >= 0 && length > 0 && length <= end - from;
            return fits ? new Block((int) from, (int) length) : null;
        }

        private long number(int bytes) throws IOException {
            long value = 0;
            for (int i = 0; i < bytes; i++) {
                value = value << 8 | file.getUInt8(offset++);
            }
            return value;
        }
    }
}
