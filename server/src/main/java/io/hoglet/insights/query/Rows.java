// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one statement. Cells are null, {@link Boolean}, {@link Long}, {@link java.math.BigInteger},
 * {@link Double}, {@link String} or a {@link List} of those; dates and times are ISO-8601 text, with the offset of
 * their column's time zone.
 */
public record Rows(List<Column> columns, List<List<@Nullable Object>> rows) {

    /** A column's name in the statement and its ClickHouse type. */
    public record Column(String name, String type) {}

    public Rows {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableList(rows);
    }

    /** The first {@code count} rows. */
    public Rows first(int count) {
        return rows.size() <= count ? this : new Rows(columns, rows.subList(0, count));
    }
}
