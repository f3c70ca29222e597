// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the lists of people behind a point of an insight.
 * In: a Query.Actors. Out: people with the number of their events, from the ActorDirectory where it knows them.
 * May use insights.trends and what that may use.
 * Promises as many people as the point of unique persons says.
 * Start reading at ActorsAnswers.
 */
@NullMarked
package io.hoglet.insights.actors;

import org.jspecify.annotations.NullMarked;
