// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the questions people ask about their events, and the way from a question to its answer.
 * In: a Query of a Project. Out: an Answer, ready to be written as JSON.
 * May use the packages below it, the JDK and slf4j.
 * Promises that a project never sees another's rows; it refuses with InvalidQueryException, QueryLimitException or
 * UnavailableException. Start reading at Insights.
 */
@NullMarked
package io.hoglet.insights;

import org.jspecify.annotations.NullMarked;
