// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Rows in a list. Passes {@link RowTableContract}. Used by one thread. */
final class InMemoryRowTable implements RowTable {
    private static final int PLACE_BYTES = 26;
    private static final Duration RECENT = Duration.ofDays(7);

    private final List<Kept> rows = new ArrayList<>();
    private final Set<String> tokens = new HashSet<>();
    private final List<Search> searches = new ArrayList<>();

    private record Kept(EventRow.Head head, UUID topicId, int partition, long offset, Instant insertedAt) {
        int month() {
            var date = head.timestamp().atOffset(ZoneOffset.UTC);
            return date.getYear() * 100 + date.getMonthValue();
        }
    }

    @Override
    public void insert(List<byte[]> encodedRows, String token) {
        if (tokens.add(token)) {
            encodedRows.forEach(row -> rows.add(kept(row)));
        }
    }

    /** The engine's log may know a token whose rows it lost in a crash. */
    void knowTokenWithoutRows(String token) {
        tokens.add(token);
    }

    private static Kept kept(byte[] row) {
        var place = ByteBuffer.wrap(row, row.length - PLACE_BYTES, PLACE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        var topicId = new UUID(place.getLong(), place.getLong());
        return new Kept(EventRow.head(row), topicId, place.getShort(), place.getLong(), Instant.now());
    }

    @Override
    public Set<Integer> monthsPresent(Range range) {
        return rows.stream()
                .filter(row -> row.topicId().equals(range.topicId()) && row.partition() == range.partition())
                .filter(row -> row.offset() >= range.first() && row.offset() <= range.last())
                .map(Kept::month)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<EventRow.Identity> existing(Collection<EventRow.Head> heads, Search search) {
        searches.add(search);
        var existing = new HashSet<EventRow.Identity>();
        for (var head : heads) {
            rows.stream()
                    .filter(row -> row.head().identity().equals(head.identity()))
                    .filter(row -> search == Search.ANY_DAY
                            || Duration.between(row.head().timestamp(), head.timestamp())
                                            .abs()
                                            .compareTo(Duration.ofDays(1))
                                    <= 0)
                    .forEach(row -> existing.add(head.identity()));
        }
        return existing;
    }

    @Override
    public Recent recent(int limit) {
        int from = Math.max(0, rows.size() - limit);
        var newest = rows.subList(from, rows.size());
        var since = newest.size() < limit
                ? Instant.now().minus(RECENT)
                : newest.getFirst().insertedAt();
        var ahead = rows.subList(0, from).stream()
                .filter(row -> !row.head().timestamp().isBefore(since))
                .map(row -> row.head().identity().uuid())
                .toList();
        return new Recent(
                newest.stream().map(row -> row.head().identity().uuid()).toList(), ahead, since);
    }

    long count(UUID uuid) {
        return rows.stream()
                .filter(row -> row.head().identity().uuid().equals(uuid))
                .count();
    }

    List<Long> offsets() {
        return rows.stream().map(Kept::offset).sorted().toList();
    }

    List<Search> searches() {
        return List.copyOf(searches);
    }
}
