// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the connection pool to PostgreSQL and the schema's migrations. In: settings. Out: Jdbi handles. May use JDBC,
 * Jdbi, HikariCP and Flyway. Promise: failures of the environment become {@link io.hoglet.event.UnavailableException},
 * decided by SQLSTATE. Start reading at {@link io.hoglet.postgres.Postgres}.
 */
@NullMarked
package io.hoglet.postgres;

import org.jspecify.annotations.NullMarked;
