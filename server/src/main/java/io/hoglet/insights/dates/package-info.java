// SPDX-License-Identifier: Apache-2.0
/**
 * Owns calendar questions: what -7d, mStart or 2026-01-01 mean in a project's time zone, and which buckets a range has.
 * In: texts, a clock's instant, a zone. Out: moments, ranges and buckets.
 * May use insights.query.
 * Promises pure functions; text that is no date is an InvalidQueryException that names the field.
 * Start reading at DateRange.
 */
@NullMarked
package io.hoglet.insights.dates;

import org.jspecify.annotations.NullMarked;
