// SPDX-License-Identifier: Apache-2.0
/**
 * Writes captured events to the topic {@code events_ingestion}. In: the events of one request. Out: records. May use
 * the Kafka clients. Promise: returns only when every record is acknowledged by all replicas, else throws and the
 * client retries. Start reading at {@link io.hoglet.capture.kafka.KafkaEventLog}.
 */
@NullMarked
package io.hoglet.capture.kafka;

import org.jspecify.annotations.NullMarked;
