// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the tables of feature flags and cohorts, and reads what of persons decides flags. In: calls of
 * {@link io.hoglet.flags.manage.FlagStore}, {@link io.hoglet.flags.manage.CohortStore},
 * {@link io.hoglet.flags.FlagDefinitionStore} and {@link io.hoglet.flags.FlagPersonStore}. Out: stored flags, cohorts
 * and activity, definitions, properties and hash keys. May use Jdbi, the PostgreSQL edge and its own core. Promise:
 * changes of one project take turns, and each raises {@code projects.flags_version} in its transaction;
 * {@link io.hoglet.event.UnavailableException} when PostgreSQL is away, and for definitions and persons also when it is
 * slow. Start reading at {@link io.hoglet.flags.postgres.PostgresFlagStore} and
 * {@link io.hoglet.flags.postgres.PostgresFlagDefinitions}.
 */
@NullMarked
package io.hoglet.flags.postgres;

import org.jspecify.annotations.NullMarked;
