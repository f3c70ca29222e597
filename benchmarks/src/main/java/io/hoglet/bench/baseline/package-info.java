// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the baseline without product: a server that reads a request and answers 200 at once.
 * In: HTTP requests; out: always the same answer.
 * May use: the JDK only.
 * Promises to cost so little that what is measured against it is the limit of the generator.
 * Start reading at {@link io.hoglet.bench.baseline.BaselineServer}.
 */
@NullMarked
package io.hoglet.bench.baseline;

import org.jspecify.annotations.NullMarked;
