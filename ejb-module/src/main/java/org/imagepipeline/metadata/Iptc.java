package org.imagepipeline.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The few IPTC datasets that are asked for. The library's reader would copy all keywords for each further one, and look
 * an unknown character set up again for every dataset, which takes seconds where a file means harm.
 *
 * @see <a href="https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf">IPTC-NAA Information Interchange Model, 4.2</a>
 */
final class Iptc {

    private static final int MARKER = 0x1C;
    private static final int HEADER_LENGTH = 5;

    /** Longer datasets, which say the length of their length, occur in no record that is looked at. */
    private static final int LONGEST_DATASET = 32_767;

    private static final int ENVELOPE = 1;
    private static final int CHARACTER_SET = 90;
    private static final byte[] UTF_8 = {0x1B, '%', 'G'};

    private static final int APPLICATION = 2;

    /** A dataset of the application record. */
    enum Dataset {

        OBJECT_NAME(5),
        KEYWORDS(25),
        DATE_CREATED(55),
        TIME_CREATED(60),
        CAPTION(120);

        private final int number;

        Dataset(int number) {
            this.number = number;
        }

        private static Optional<Dataset> of(int number) {
            return Arrays.stream(values()).filter(dataset -> dataset.number == number).findFirst();
        }
    }

    private final Map<Dataset, List<String>> values = new EnumMap<>(Dataset.class);

    private Iptc() {
    }

    /** No IPTC at all. */
    static Iptc none() {
        return new Iptc();
    }

    /** What can be read of a block, up to where it is damaged. */
    static Iptc read(byte[] block) {
        Iptc iptc = new Iptc();
        ByteBuffer in = ByteBuffer.wrap(block);
        boolean utf8 = false;
        while (in.remaining() >= HEADER_LENGTH && in.get() == MARKER) {
            int record = in.get();
            int number = in.get() & 0xFF;
            int length = in.getShort() & 0xFFFF;
            if (length > LONGEST_DATASET || length > in.remaining()) {
                break;
            }
            byte[] value = new byte[length];
            in.get(value);
            if (record == ENVELOPE && number == CHARACTER_SET) {
                utf8 = Arrays.equals(value, UTF_8);
            } else if (record == APPLICATION) {
                String text = utf8 ? new String(value, StandardCharsets.UTF_8) : Text.decoded(value);
                Dataset.of(number).ifPresent(dataset -> iptc.add(dataset, text));
            }
        }
        return iptc;
    }

    /** The first value of a dataset. */
    Optional<String> text(Dataset dataset) {
        return list(dataset).stream().findFirst();
    }

    /** All values of a dataset that may come again, such as keywords. */
    List<String> list(Dataset dataset) {
        return values.getOrDefault(dataset, List.of());
    }

    private void add(Dataset dataset, String text) {
        values.computeIfAbsent(dataset, key -> new ArrayList<>()).add(text);
    }
}
