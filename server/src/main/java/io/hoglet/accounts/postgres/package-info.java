// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the tables organizations, users, sessions and personal_api_keys. In: calls of the core's stores. Out: rows as
 * records. May use Jdbi, the PostgreSQL edge and its own core; the first start also inserts the first project. Promise:
 * one statement or one transaction per call; {@link io.hoglet.event.UnavailableException} when PostgreSQL is away.
 * Start reading at {@link io.hoglet.accounts.postgres.PostgresAccountStore}.
 */
@NullMarked
package io.hoglet.accounts.postgres;

import org.jspecify.annotations.NullMarked;
