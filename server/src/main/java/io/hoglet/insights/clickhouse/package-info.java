// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the way of insights to ClickHouse: settings, result format, error codes.
 * In: a Statement. Out: Rows.
 * May use insights.query, the ClickHouse client and Jackson's streaming parser.
 * Promises that each query runs with the team's filter and the limits as settings; the engine's errors become ours by
 * code. Start reading at ClickHouseWarehouse.
 */
@NullMarked
package io.hoglet.insights.clickhouse;

import org.jspecify.annotations.NullMarked;
