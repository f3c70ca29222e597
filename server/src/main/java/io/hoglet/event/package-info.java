// SPDX-License-Identifier: Apache-2.0
/**
 * Owns the words that every feature shares: ids and what is derived from them. In and out: plain values. May use the
 * JDK only. Promise: pure and immutable, never fails on I/O. Start reading at {@link io.hoglet.event.PersonUuid}.
 */
@NullMarked
package io.hoglet.event;

import org.jspecify.annotations.NullMarked;
