package org.imagepipeline.metadata;

import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.StringValue;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The datasets of an IPTC block, as texts. */
final class Iptc {

    /** What fits into a segment of JPEG. The library copies all keywords for each further one, so more is left alone. */
    static final int LONGEST_BLOCK = 64 << 10;

    private final IptcDirectory directory;

    private Iptc(IptcDirectory directory) {
        this.directory = directory;
    }

    /** No IPTC at all. */
    static Iptc none() {
        return new Iptc(new IptcDirectory());
    }

    static Iptc read(byte[] datasets) {
        Metadata metadata = new Metadata();
        new IptcReader().extract(new SequentialByteArrayReader(datasets), metadata, datasets.length);
        return new Iptc(metadata.getFirstDirectoryOfType(IptcDirectory.class));
    }

    /** The first value of a dataset. */
    Optional<String> text(int tag) {
        return list(tag).stream().findFirst();
    }

    /** All values of a dataset that may come again, such as keywords. */
    List<String> list(int tag) {
        StringValue[] values = directory.getStringValueArray(tag);
        return values == null ? List.of() : Arrays.stream(values).map(Iptc::decoded).toList();
    }

    private static String decoded(StringValue value) {
        return value.getCharset() == null
                ? Text.decoded(value.getBytes())
                : new String(value.getBytes(), value.getCharset());
    }
}
