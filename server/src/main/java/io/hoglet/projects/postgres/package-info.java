// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the table projects. In: calls of {@link io.hoglet.projects.ProjectStore}. Out: projects. May use Jdbi, the
 * PostgreSQL edge and its own core. Promise: one statement per call; {@link io.hoglet.event.UnavailableException} when
 * PostgreSQL is away. Start reading at {@link io.hoglet.projects.postgres.PostgresProjectStore}.
 */
@NullMarked
package io.hoglet.projects.postgres;

import org.jspecify.annotations.NullMarked;
