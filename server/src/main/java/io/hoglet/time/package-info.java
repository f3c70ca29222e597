// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the clock and fresh identifiers, so that nothing else asks the machine for them. In: a {@link java.time.Clock}.
 * Out: time-ordered UUIDs. May use the JDK only. Promise: thread-safe. Start reading at {@link io.hoglet.time.Ids}.
 */
@NullMarked
package io.hoglet.time;

import org.jspecify.annotations.NullMarked;
