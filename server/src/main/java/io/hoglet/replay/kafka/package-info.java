// SPDX-License-Identifier: Apache-2.0
/**
 * The thread that brings recordings from Kafka into their table. In: records of {@code session_recordings}. Out: rows.
 * May use the Kafka edge. Promise: at least once; a part that comes again replaces itself. Start reading at
 * {@link io.hoglet.replay.kafka.RecordingWriter}.
 */
@NullMarked
package io.hoglet.replay.kafka;

import org.jspecify.annotations.NullMarked;
