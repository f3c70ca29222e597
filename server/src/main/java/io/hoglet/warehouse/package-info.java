// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the form of a row and the writer that brings rows into ClickHouse exactly once. In: rows from the pipeline. Out:
 * inserts. May use event. Promise: an event is in the table once, whatever process dies and however often a client
 * sends it; when ClickHouse is away rows wait in Kafka. Start reading at {@link io.hoglet.warehouse.Block}.
 */
@NullMarked
package io.hoglet.warehouse;

import org.jspecify.annotations.NullMarked;
