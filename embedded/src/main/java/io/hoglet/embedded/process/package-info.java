// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the life of engine processes: launch, readiness, output, restart, stop, and the tie that ends child JVMs.
 * In: an {@code Engine} that knows its command. Out: its health.
 * May use the directory package, the JDK and slf4j; knows no engine by name.
 * Promises that a dead engine is started again with growing pauses; a first start that fails is a typed exception with
 * the last log lines.
 * Start reading at {@code Supervisor}.
 */
@NullMarked
package io.hoglet.embedded.process;

import org.jspecify.annotations.NullMarked;
