// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the files of one data directory: format number, lock, secrets, ports, process records, logs.
 * In: a path. Out: checked values and small files that are replaced atomically.
 * May use the JDK, Jackson and the exceptions of the parent package.
 * Promises that a crash at any point leaves the old or the new text of a file; refuses what it cannot read with a typed
 * exception.
 * Start reading at {@code Layout}.
 */
@NullMarked
package io.hoglet.embedded.directory;

import org.jspecify.annotations.NullMarked;
