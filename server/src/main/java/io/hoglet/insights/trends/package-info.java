// SPDX-License-Identifier: Apache-2.0
/**
 * Owns trends: what a series counts, its buckets, its breakdown.
 * In: a Query.Trends. Out: an Answer.Trends with every bucket present.
 * May use insights.query, insights.sql, insights.dates and insights.filters.
 * Promises that unique counts are never summed to make another unique count; limits and bad input are thrown.
 * Start reading at TrendsAnswers.
 */
@NullMarked
package io.hoglet.insights.trends;

import org.jspecify.annotations.NullMarked;
