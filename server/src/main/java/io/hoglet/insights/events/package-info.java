// SPDX-License-Identifier: Apache-2.0
/**
 * Owns tables of single events.
 * In: a Query.Events. Out: rows with the columns asked for.
 * May use insights.query, insights.sql, insights.dates and insights.filters.
 * Promises the newest first unless told otherwise; without any bound it looks at the last day only.
 * Start reading at EventsAnswers.
 */
@NullMarked
package io.hoglet.insights.events;

import org.jspecify.annotations.NullMarked;
