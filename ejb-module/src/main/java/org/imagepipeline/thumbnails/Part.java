package org.imagepipeline.thumbnails;

/**
 * A part of a file.
 *
 * @param offset where it begins
 * @param length bytes
 */
record Part(long offset, long length) {

    long end() {
        return offset + length;
    }
}
