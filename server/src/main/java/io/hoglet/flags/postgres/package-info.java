// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the tables of feature flags and cohorts. In: calls of {@link io.hoglet.flags.manage.FlagStore} and
 * {@link io.hoglet.flags.manage.CohortStore}. Out: stored flags, cohorts and activity. May use Jdbi, the PostgreSQL
 * edge and its own core. Promise: changes of one project take turns, and each raises {@code projects.flags_version} in
 * its transaction; {@link io.hoglet.event.UnavailableException} when PostgreSQL is away. Start reading at
 * {@link io.hoglet.flags.postgres.PostgresFlagStore}.
 */
@NullMarked
package io.hoglet.flags.postgres;

import org.jspecify.annotations.NullMarked;
