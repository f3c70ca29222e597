// SPDX-License-Identifier: Apache-2.0
/**
 * Owns what processes cost: CPU time of whole process trees, resident and proportional memory.
 * In: process ids; out: readings, from {@code /proc}.
 * May use: the JDK only.
 * Promises that children, living or waited for, count exactly once; a process that is gone counts as nothing.
 * Start reading at {@link io.hoglet.bench.process.ProcessTrees}.
 */
@NullMarked
package io.hoglet.bench.process;

import org.jspecify.annotations.NullMarked;
