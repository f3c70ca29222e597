// SPDX-License-Identifier: Apache-2.0
/**
 * Owns {@code ./hoglet bench}: ingestion, start-up and idle measurements of a running instance, never shipped.
 * In: options, {@code bootstrap.json} and {@code run/server.json}; out: a table and optionally a JSON file.
 * May use: its sub-packages, picocli and Jackson; never the server's classes.
 * Promises that every run is bounded in time, prints its command line and its machine, and ends with 1 when not all
 * accepted events became visible.
 * Start reading at {@link io.hoglet.bench.IngestBench}.
 */
@NullMarked
package io.hoglet.bench;

import org.jspecify.annotations.NullMarked;
