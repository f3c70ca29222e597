// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the tables project_limits, event_restrictions and project_usage. In: changes and counts. Out: what holds. May
 * use Jdbi, the PostgreSQL edge and its own core. Promise: {@link io.hoglet.event.UnavailableException} when PostgreSQL
 * is away. Start reading at {@link io.hoglet.limits.postgres.PostgresLimitStore}.
 */
@NullMarked
package io.hoglet.limits.postgres;

import org.jspecify.annotations.NullMarked;
