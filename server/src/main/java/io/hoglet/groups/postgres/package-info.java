// SPDX-License-Identifier: Apache-2.0
/**
 * Keeps group types, groups and their part of the outbox in PostgreSQL. May use Jdbi and the postgres edge. Promise:
 * never waits without bound; locks rows in sorted order. Start reading at {@link
 * io.hoglet.groups.postgres.PostgresGroupLookup}.
 */
@NullMarked
package io.hoglet.groups.postgres;

import org.jspecify.annotations.NullMarked;
