// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the load: connections that post bodies as fast as they are accepted, or at a fixed rate.
 * In: bodies; out: HTTP over plain sockets, and counts.
 * May use: {@code events} and the JDK.
 * Promises that an event counts as accepted only after status 200; refusals end the load with a message.
 * Start reading at {@link io.hoglet.bench.http.Load}.
 */
@NullMarked
package io.hoglet.bench.http;

import org.jspecify.annotations.NullMarked;
