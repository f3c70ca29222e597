// SPDX-License-Identifier: Apache-2.0
/**
 * The quickstart: the server together with its own engines, and the commands around it. In: the command line. Out: a
 * running product and one screen that says how to use it. May use everything. Promise: each thing that can go wrong at
 * the start is one clear message and an exit code. Start reading at {@link io.hoglet.dist.Cli}.
 */
@NullMarked
package io.hoglet.dist;

import org.jspecify.annotations.NullMarked;
