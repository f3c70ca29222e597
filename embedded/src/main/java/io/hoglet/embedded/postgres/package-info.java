// SPDX-License-Identifier: Apache-2.0
/**
 * Owns embedded PostgreSQL: unpacking its programs, making its database, its settings, its start and stop.
 * In: a data directory, a port, a password. Out: an {@code Engine}.
 * May use the directory and process packages, commons-compress and xz.
 * Promises durable commits (fsync and synchronous_commit on); as root it runs in a user namespace or under another
 * user.
 * Start reading at {@code PostgresEngine}.
 */
@NullMarked
package io.hoglet.embedded.postgres;

import org.jspecify.annotations.NullMarked;
