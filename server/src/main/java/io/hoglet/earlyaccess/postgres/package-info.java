// SPDX-License-Identifier: Apache-2.0
/**
 * Early access features in PostgreSQL. May use Jdbi. Promise: a feature whose flag is deleted is in no list for pages.
 * Start reading at {@link io.hoglet.earlyaccess.postgres.PostgresEarlyAccessStore}.
 */
@NullMarked
package io.hoglet.earlyaccess.postgres;

import org.jspecify.annotations.NullMarked;
