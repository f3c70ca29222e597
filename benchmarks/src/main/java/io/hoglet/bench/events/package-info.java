// SPDX-License-Identifier: Apache-2.0
/**
 * Owns what the load consists of: web events as browsers send them, rendered from templates at almost no cost.
 * In: a seed and a run name; out: request bodies.
 * May use: the JDK, and Jackson while templates are built.
 * Promises the same events for the same seed, apart from their time; it has nothing that can fail.
 * Start reading at {@link io.hoglet.bench.events.EventStream}.
 */
@NullMarked
package io.hoglet.bench.events;

import org.jspecify.annotations.NullMarked;
