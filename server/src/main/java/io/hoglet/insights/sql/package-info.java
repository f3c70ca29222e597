// SPDX-License-Identifier: Apache-2.0
/**
 * Owns HogQL, the SQL dialect of the product: its grammar, its tables and functions, and its translation for
 * ClickHouse. In: text, or a tree made by an insight. Out: a Statement with the team's condition on every table.
 * May use insights.query and insights.dates.
 * Promises that no text of the caller reaches the engine unescaped; what it refuses is a HogQLException with a
 * position. Start reading at Compiler.
 */
@NullMarked
package io.hoglet.insights.sql;

import org.jspecify.annotations.NullMarked;
