// SPDX-License-Identifier: Apache-2.0
/** Kills the product and its engines under load, and counts. Start reading at {@link io.hoglet.crash.CrashIT}. */
@NullMarked
package io.hoglet.crash;

import org.jspecify.annotations.NullMarked;
