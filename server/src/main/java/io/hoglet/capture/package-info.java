// SPDX-License-Identifier: Apache-2.0
/**
 * Turns SDK requests into captured events; owns decoding, limits and the identity of an event. In: HTTP bodies of every
 * SDK era. Out: one {@link io.hoglet.capture.EventLog#append} per request. May use event, config and Jackson's
 * streaming parser. Promise: an answer of 200 only after the log has acknowledged every event of the request; a request
 * with one bad event is refused whole, with the reason, and nothing of it is kept. Start reading at
 * {@link io.hoglet.capture.Capture}.
 */
@NullMarked
package io.hoglet.capture;

import org.jspecify.annotations.NullMarked;
