// SPDX-License-Identifier: Apache-2.0
/**
 * Owns embedded Kafka: a broker and controller in one child JVM.
 * In: a data directory, two ports, a cluster id. Out: an {@code Engine}; {@code KafkaMain} runs in the child.
 * May use the directory and process packages and Kafka's server classes.
 * Promises a real broker on loopback, without authentication; process death loses nothing that was acknowledged.
 * Start reading at {@code KafkaEngine}.
 */
@NullMarked
package io.hoglet.embedded.kafka;

import org.jspecify.annotations.NullMarked;
