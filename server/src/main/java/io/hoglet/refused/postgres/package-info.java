// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the table refused_requests. In: counts. Out: the newest entries. May use Jdbi, the PostgreSQL edge and its own
 * core. Promise: never more than a thousand rows for long; {@link io.hoglet.event.UnavailableException} when PostgreSQL
 * is away. Start reading at {@link io.hoglet.refused.postgres.PostgresRefusedStore}.
 */
@NullMarked
package io.hoglet.refused.postgres;

import org.jspecify.annotations.NullMarked;
