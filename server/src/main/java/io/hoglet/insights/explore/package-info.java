// SPDX-License-Identifier: Apache-2.0
/**
 * What people look at before they ask a question: events as they arrive, and the values of a property. In: a project
 * and what is wanted. Out: rows. May use the SQL dialect of insights. Promise: only the project's own rows, through the
 * same guard as every query. Start reading at {@link io.hoglet.insights.explore.LiveEvents}.
 */
@NullMarked
package io.hoglet.insights.explore;

import org.jspecify.annotations.NullMarked;
