// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the words of insights: the queries that can be asked, the project that asks, and what can go wrong.
 * In: nothing, these are values. Out: records that every package below insights speaks in.
 * May use the JDK only.
 * Promises that a query in hand is complete; what is wrong with one is an InvalidQueryException that names the field.
 * Start reading at Query.
 */
@NullMarked
package io.hoglet.insights.query;

import org.jspecify.annotations.NullMarked;
