// SPDX-License-Identifier: Apache-2.0
/**
 * Owns what can be seen through the query API: how many events there are and how soon one becomes visible.
 * In: a run name; out: counts and latencies.
 * May use: {@code http}, Jackson and {@code java.net.http}.
 * Promises to give up at a deadline; failures are {@code BenchException}s.
 * Start reading at {@link io.hoglet.bench.probe.MarkerProbe}.
 */
@NullMarked
package io.hoglet.bench.probe;

import org.jspecify.annotations.NullMarked;
