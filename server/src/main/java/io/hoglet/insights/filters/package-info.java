// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the meaning of filters on properties and elements, and of their operators.
 * In: a Filter. Out: a condition of the SQL dialect.
 * May use elements, insights.query, insights.sql and insights.dates.
 * Promises that a missing property fails positive operators and passes negative ones; a bad value is an
 * InvalidQueryException. Start reading at FilterExpressions.
 */
@NullMarked
package io.hoglet.insights.filters;

import org.jspecify.annotations.NullMarked;
