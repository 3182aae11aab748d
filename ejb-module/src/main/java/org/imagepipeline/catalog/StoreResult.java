package org.imagepipeline.catalog;

import java.util.Optional;

/**
 * What came of storing a record.
 *
 * @param stored   the record as it stands in the catalog now; empty when it was outdated: the catalog already held a
 *                 record due to the same or a later event
 * @param replaced the record that stood there before, be it a tombstone; when {@code stored} is empty, the one that
 *                 stands there still
 */
public record StoreResult(Optional<Image> stored, Optional<Image> replaced) {
}
