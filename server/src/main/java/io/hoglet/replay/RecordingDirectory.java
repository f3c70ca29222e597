// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds recordings. Thread-safe; every call may throw {@link io.hoglet.event.UnavailableException}. */
public interface RecordingDirectory {
    /**
     * What is asked for, newest first.
     *
     * @param distinctIds of one of these; none: of anybody
     * @param from not before this start
     * @param to started before this
     * @param shortest seconds that it lasted at least
     * @param longest seconds that it lasted at most
     * @param url a part of an address that was opened
     */
    record Wish(
            long teamId,
            List<String> distinctIds,
            Optional<Instant> from,
            Optional<Instant> to,
            OptionalInt shortest,
            OptionalInt longest,
            Optional<String> url,
            int limit,
            int offset) {}

    /**
     * Where the next parts begin.
     *
     * @param at epoch milliseconds of the last part that was given
     * @param uuid its uuid
     */
    record Cursor(long at, String uuid) {}

    /**
     * One part.
     *
     * @param events a JSON array of rrweb events, in UTF-8
     * @param complete false when pieces of it are missing or cannot be read; it has no events then
     */
    record Part(String windowId, byte[] events, boolean complete) {
        @Override
        public String toString() {
            return "Part[" + events.length + " bytes]";
        }
    }

    /** Some parts in the order of their time, and where to go on. */
    record Parts(List<Part> parts, Optional<Cursor> next) {}

    List<Recording> list(Wish wish);

    Optional<Recording> find(long teamId, String sessionId);

    /** Deletes what has arrived of a recording. A part that arrives later begins it anew. */
    void delete(long teamId, String sessionId);

    /** As many parts as have {@code bytesMax} bytes together, and one at least. */
    Parts parts(long teamId, String sessionId, Optional<Cursor> after, long bytesMax);
}
