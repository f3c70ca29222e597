// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the meaning of property filters and their operators.
 * In: a Filter. Out: a condition of the SQL dialect.
 * May use insights.query, insights.sql and insights.dates.
 * Promises that a missing property fails positive operators and passes negative ones; a bad value is an
 * InvalidQueryException. Start reading at FilterExpressions.
 */
@NullMarked
package io.hoglet.insights.filters;

import org.jspecify.annotations.NullMarked;
