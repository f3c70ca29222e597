// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the parent side of embedded ClickHouse: finding the library, its settings, the command of its child JVM.
 * In: a data directory, a port, a password, a memory limit. Out: an {@code Engine}.
 * May use the directory and process packages, commons-compress, and the child's main class by name.
 * Promises a library with the checksum in the source; when it cannot be had, a typed exception that says how to supply
 * it.
 * Start reading at {@code ClickHouseEngine}.
 */
@NullMarked
package io.hoglet.embedded.clickhouse;

import org.jspecify.annotations.NullMarked;
