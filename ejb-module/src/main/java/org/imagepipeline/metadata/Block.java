package org.imagepipeline.metadata;

/**
 * A part of a file that holds metadata.
 *
 * @param offset where it begins
 * @param length bytes
 */
record Block(int offset, int length) {

    /** This block without its first bytes. */
    Block after(int prefix) {
        return new Block(offset + prefix, length - prefix);
    }
}
