// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The table {@code events} as its writer sees it. Every call may throw {@code UnavailableException}. */
public interface RowTable {
    /** A stretch of one partition of the topic, both ends included. */
    record Range(UUID topicId, int partition, long first, long last) {}

    /**
     * What is in the table.
     *
     * @param uuids every event inserted since then
     * @param ahead every event inserted before, whose time is after it all the same
     */
    record Recent(List<UUID> uuids, List<UUID> ahead, Instant since) {
        public Recent {
            uuids = List.copyOf(uuids);
            ahead = List.copyOf(ahead);
        }
    }

    /** Where the first copy of a repeated event may be. */
    enum Search {
        /** On the event's day or next to it: cheap, for late events that were hardly ever sent before. */
        NEAR_ITS_DAY,
        /** Anywhere: a client that sends no time repeats an event with another one. */
        ANY_DAY
    }

    /** Inserts the rows, all of one month, as one part; an insert with a token that was used before does nothing. */
    void insert(List<byte[]> encodedRows, String token);

    /** The months (as 199712) of which rows of the range are in the table. A month is there wholly or not at all. */
    Set<Integer> monthsPresent(Range range);

    /** Which of these events are in the table; exact where it searches. */
    Set<EventRow.Identity> existing(Collection<EventRow.Head> heads, Search search);

    /**
     * The newest events of all partitions, at most {@code limit} by their insert: an event's partition is another one
     * after the topic was made anew or has grown.
     */
    Recent recent(int limit);
}
