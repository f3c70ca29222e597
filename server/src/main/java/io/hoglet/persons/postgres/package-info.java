// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps persons, id mappings, tombstones, the readers' progress and the outbox in PostgreSQL. In: a batch's changes.
 * Out: the rows that must reach ClickHouse. May use Jdbi and the postgres edge. Promise: optimistic first, with locks
 * in sorted order after a conflict; never waits without bound. Start reading at
 * {@link io.hoglet.persons.postgres.PostgresPersonStore}.
 */
@NullMarked
package io.hoglet.persons.postgres;

import org.jspecify.annotations.NullMarked;
