// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the client to ClickHouse and the schema's migrations. In: settings. Out: inserts and query results. May use the
 * ClickHouse client. Promise: errors carry the engine's code, never decided by text. Start reading at
 * {@link io.hoglet.clickhouse.ClickHouse}.
 */
@NullMarked
package io.hoglet.clickhouse;

import org.jspecify.annotations.NullMarked;
