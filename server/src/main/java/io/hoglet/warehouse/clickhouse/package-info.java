// SPDX-License-Identifier: Apache-2.0
/**
 * The tables of ClickHouse as the writer sees them. In: encoded rows. Out: inserts with a deduplication token, and
 * look-ups of what is there. May use the clickhouse edge. Promise: one insert is one part, or nothing. Start reading at
 * {@link io.hoglet.warehouse.clickhouse.ClickHouseRowTable}.
 */
@NullMarked
package io.hoglet.warehouse.clickhouse;

import org.jspecify.annotations.NullMarked;
