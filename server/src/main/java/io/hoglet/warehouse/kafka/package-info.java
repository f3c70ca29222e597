// SPDX-License-Identifier: Apache-2.0
/**
 * Reads rows from Kafka and has them inserted. In: {@code events}, {@code persons}, {@code person_overrides}, {@code
 * groups}. Out: calls of {@link io.hoglet.warehouse.RowTable}. May use the Kafka clients. Promise: an offset is
 * committed only behind rows that are in the table. Start reading at {@link io.hoglet.warehouse.kafka.EventWriter}.
 */
@NullMarked
package io.hoglet.warehouse.kafka;

import org.jspecify.annotations.NullMarked;
