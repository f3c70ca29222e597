// SPDX-License-Identifier: Apache-2.0
/**
 * Recordings in ClickHouse. In: encoded rows, and questions. Out: recordings and their parts. May use the clickhouse
 * edge. Promise: no answer holds more bytes than its limit and one part. Start reading at
 * {@link io.hoglet.replay.clickhouse.ClickHouseRecordings}.
 */
@NullMarked
package io.hoglet.replay.clickhouse;

import org.jspecify.annotations.NullMarked;
