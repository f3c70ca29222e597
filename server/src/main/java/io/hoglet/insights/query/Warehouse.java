// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

import io.hoglet.event.UnavailableException;

/**
 * Where the events are. An implementation runs the statement with the team as a filter on every table, whatever the
 * SQL says, and under its limits. It may be called from many threads at once.
 *
 * <p>It throws {@link QueryLimitException} when a limit is met, {@link InvalidQueryException} when the engine finds the
 * types of an expression wrong, and {@link UnavailableException} when asking again later can help.
 */
public interface Warehouse {

    Rows query(Statement statement);
}
