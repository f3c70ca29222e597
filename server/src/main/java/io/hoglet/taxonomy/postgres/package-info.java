// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the tables event_definitions, property_definitions and event_properties. In: findings and wishes. Out:
 * definitions. May use Jdbi, the PostgreSQL edge, time and its own core. Promise: rows are written in sorted order, so
 * that writers wait for each other but never in a circle; {@link io.hoglet.event.UnavailableException} when PostgreSQL
 * is away. Start reading at {@link io.hoglet.taxonomy.postgres.PostgresTaxonomyStore}.
 */
@NullMarked
package io.hoglet.taxonomy.postgres;

import org.jspecify.annotations.NullMarked;
