// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the JSON of the query endpoint.
 * In: a request's body. Out: records that Jackson writes in PostHog's shapes.
 * May use insights, insights.query and Jackson.
 * Promises that a refusal names the field; what is not supported yet is refused, never left out in silence.
 * Start reading at InsightRoutes.
 */
@NullMarked
package io.hoglet.insights.http;

import org.jspecify.annotations.NullMarked;
