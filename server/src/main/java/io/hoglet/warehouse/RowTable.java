// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

/** The table {@code events} as its writer sees it. Every call may throw {@code UnavailableException}. */
public interface RowTable {
    /** A stretch of one partition of the topic, both ends included. */
    record Range(UUID topicId, int partition, long first, long last) {}

    /** What was inserted lately: enough to know a repeated event when it comes. */
    record Recent(List<UUID> uuids, Instant since) {}

    /** Inserts the rows, all of one month, as one part; an insert with a token that was used before does nothing. */
    void insert(List<byte[]> encodedRows, String token);

    /** The months (as 199712) of which rows of the range are in the table. A month is there wholly or not at all. */
    Set<Integer> monthsPresent(Range range);

    /** Which of these events are in the table. Exact; costs a look-up by the sort key. */
    Set<EventRow.Identity> existing(Collection<EventRow.Head> heads);

    /** The newest events of a partition, at most {@code limit}; complete since the time it says. */
    Recent recent(int partition, int limit);

    /** The offset of the newest row of a partition of the topic. */
    OptionalLong lastOffset(UUID topicId, int partition);
}
