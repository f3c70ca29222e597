// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.trends;

import io.hoglet.insights.query.Rows;
import io.hoglet.insights.sql.Engine;
import io.hoglet.insights.sql.Parser;
import java.time.Instant;
import java.time.OffsetDateTime;

/** When a project's first event happened: the lower bound of a range that says {@code all}. */
final class EarliestEvent {

    /** Nobody sends real events from before; a device with a broken clock does. */
    private static final String SINCE = "2015-01-01";

    private final Engine engine;

    EarliestEvent(Engine engine) {
        this.engine = engine;
    }

    /** Now, when there is none. */
    Instant find() {
        Rows rows = engine.all(
                Parser.parseSelect("SELECT count(), min(timestamp) FROM events WHERE timestamp >= '" + SINCE + "'"));
        var row = rows.rows().getFirst();
        boolean isEmpty = !(row.getFirst() instanceof Number count) || count.longValue() == 0;
        return isEmpty
                ? engine.now()
                : OffsetDateTime.parse(String.valueOf(row.getLast())).toInstant();
    }
}
