// SPDX-License-Identifier: Apache-2.0
/**
 * Owns background work that repeats by the clock. In: tasks. Out: their runs, one after the other. May use the JDK and
 * slf4j. Promise: a task that fails is logged and runs again at its next time; a stop waits for the run in progress.
 * Start reading at {@link io.hoglet.jobs.Repeating}.
 */
@NullMarked
package io.hoglet.jobs;

import org.jspecify.annotations.NullMarked;
