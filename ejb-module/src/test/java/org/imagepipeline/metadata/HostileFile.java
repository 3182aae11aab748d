package org.imagepipeline.metadata;

import java.util.function.Supplier;

/**
 * A file that means harm, or that was damaged.
 *
 * @param name    what it tries
 * @param content its bytes, made when asked for: some are megabytes
 */
public record HostileFile(String name, Supplier<byte[]> content) {

    static HostileFile of(String name, byte[] content) {
        return new HostileFile(name, () -> content);
    }
}
