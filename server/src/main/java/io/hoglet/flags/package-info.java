// SPDX-License-Identifier: Apache-2.0
/**
 * What a feature flag is, and what a person gets. Owns the reading of stored filters, hashing, evaluation and the
 * definitions kept in memory. In: definitions, a question, what is stored of a person. Out: one evaluation for each
 * flag. May use Jackson, Caffeine, RE2/J and {@code event}. Promise: evaluation is a pure function that ends in bounded
 * time and never throws; a store that is away makes an answer incomplete, never fails it. Start reading at
 * {@link io.hoglet.flags.FlagEvaluator}.
 */
@NullMarked
package io.hoglet.flags;

import org.jspecify.annotations.NullMarked;
