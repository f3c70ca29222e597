// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the registry of metrics and the scrape page. In: meters declared by features. Out: Prometheus text. May use
 * Micrometer. Promise: thread-safe. Start reading at {@link io.hoglet.metrics.Metrics}.
 */
@NullMarked
package io.hoglet.metrics;

import org.jspecify.annotations.NullMarked;
