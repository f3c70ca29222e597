// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds recordings. Thread-safe; every call may throw {@link io.hoglet.event.UnavailableException}. */
public interface RecordingDirectory {
    /**
     * What is asked for, newest first.
     *
     * @param from not before this start
     * @param to started before this
     */
    record Wish(
            long teamId,
            Optional<String> distinctId,
            Optional<Instant> from,
            Optional<Instant> to,
            int limit,
            int offset) {}

    /**
     * Where the next parts begin.
     *
     * @param at epoch milliseconds of the last part that was given
     * @param uuid its uuid
     */
    record Cursor(long at, String uuid) {}

    /** One part: a JSON array of rrweb events, in UTF-8. */
    record Part(String windowId, byte[] events) {
        @Override
        public String toString() {
            return "Part[" + events.length + " bytes]";
        }
    }

    /** Some parts in the order of their time, and where to go on. */
    record Parts(List<Part> parts, Optional<Cursor> next) {}

    List<Recording> list(Wish wish);

    Optional<Recording> find(long teamId, String sessionId);

    /** As many parts as have {@code bytesMax} bytes together, and one at least. */
    Parts parts(long teamId, String sessionId, Optional<Cursor> after, long bytesMax);
}
