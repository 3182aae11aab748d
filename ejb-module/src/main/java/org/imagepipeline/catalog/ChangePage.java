package org.imagepipeline.catalog;

import java.util.List;

/**
 * Changes that a reader has not been given yet.
 *
 * @param changes in the order of their times; changes that DynamoDB showed late may be older than those of pages before
 * @param next    where the reader goes on
 * @param more    whether more changes are there already
 */
public record ChangePage(List<Change> changes, ChangePosition next, boolean more) {
}
