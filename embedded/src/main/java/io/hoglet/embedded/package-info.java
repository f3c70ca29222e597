// SPDX-License-Identifier: Apache-2.0
/**
 * Owns PostgreSQL, Kafka and ClickHouse as supervised child processes on one data directory.
 * In: a directory and options. Out: endpoints, health, process ids.
 * May use its own sub-packages, the JDK and slf4j; knows nothing of the program around it.
 * Promises that what the engines acknowledged survives the death of any process; refuses to start with a typed
 * exception that says what to do.
 * Start reading at {@code EmbeddedStack}.
 */
@NullMarked
package io.hoglet.embedded;

import org.jspecify.annotations.NullMarked;
