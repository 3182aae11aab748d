package org.imagepipeline.metadata;

import java.io.IOException;
import java.util.Optional;

/**
 * The image resource blocks that Photoshop invented, where JPEG files keep their IPTC datasets.
 *
 * @see <a href="https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/">Photoshop File Formats Specification</a>
 */
final class PhotoshopResources {

    private static final String SIGNATURE = "8BIM";
    private static final int IPTC = 0x0404;

    private PhotoshopResources() {
    }

    /** Where the datasets of IPTC lie among the resources of a block. */
    static Optional<Block> findIptc(ImageFile file, Block resources) throws IOException {
        long end = resources.offset() + resources.length();
        long offset = resources.offset();
        while (offset + 12 <= end && file.has((int) offset, SIGNATURE)) {
            int type = file.getUInt16((int) offset + 4);
            int nameLength = file.getUInt8((int) offset + 6);
            // The name, with the byte of its length, and the data are padded to an even length.
            int data = (int) offset + 6 + (nameLength + 2) / 2 * 2 + 4;
            long length = file.getUInt32(data - 4);
            if (data + length > end) {
                return Optional.empty();
            }
            if (type == IPTC) {
                return Optional.of(new Block(data, (int) length));
            }
            offset = data + (length + 1) / 2 * 2;
        }
        return Optional.empty();
    }
}
