// SPDX-License-Identifier: Apache-2.0
/**
 * Owns recordings of sessions: the form of their parts, and what is read out of them. In: parts as SDKs sent them. Out:
 * rows, and recordings to list and to watch. May use Jackson, and the warehouse's form of rows. Promise: a part that
 * cannot be read is kept all the same. Start reading at {@link io.hoglet.replay.RecordingPart}.
 */
@NullMarked
package io.hoglet.replay;

import org.jspecify.annotations.NullMarked;
