// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import io.hoglet.event.UnavailableException;
import io.hoglet.fault.FaultPoint;
import io.hoglet.warehouse.RowTable.Search;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Consecutive rows of one partition, and how they get into the table exactly once. Before {@link #insert} its range
 * must be recorded where a successor finds it. Each month is one insert, so it is in the table wholly or not at all,
 * under a token made of the range. Used by one thread.
 */
public final class Block {
    private static final String FIRST_TOKEN = "";
    private static final String SECOND_TOKEN = "-again";

    private final RowTable.Range range;
    private final List<Row> rows;

    /** A row with its place. */
    public record Row(long offset, EventRow.Head head, byte[] encoded) {
        int month() {
            var date = head.timestamp().atOffset(ZoneOffset.UTC);
            return date.getYear() * 100 + date.getMonthValue();
        }

        @Override
        public String toString() {
            return "Row[" + offset + "]";
        }
    }

    /** What became of the rows. */
    public record Result(int inserted, int repeated) {}

    public Block(RowTable.Range range, List<Row> rows) {
        this.range = range;
        this.rows = List.copyOf(rows);
    }

    public RowTable.Range range() {
        return range;
    }

    public int size() {
        return rows.size();
    }

    /** Encoded size of all rows. */
    public long bytes() {
        return rows.stream().mapToLong(row -> row.encoded().length).sum();
    }

    /** The first attempt of the process that formed the block: nothing of it is in the table yet. */
    public Result insert(RowTable table, RecentEvents recent) {
        var fresh = fresh(table, recent, Set.of());
        insertMonths(table, fresh, FIRST_TOKEN);
        return remember(recent, fresh, Set.of());
    }

    /**
     * After a crash or an error it is not known how far an attempt came. The table itself is asked; the token keeps out
     * a predecessor's insert that is still on its way. The engine may know a token whose rows it lost in a crash: then
     * the table is still without them after the insert, and they go in under a second token.
     */
    public Result insertAgain(RowTable table, RecentEvents recent) {
        var present = table.monthsPresent(range);
        var fresh = fresh(table, recent, present);
        insertMonths(table, fresh, FIRST_TOKEN);
        insertMonths(table, absent(table, fresh), SECOND_TOKEN);
        if (!absent(table, fresh).isEmpty()) {
            throw new UnavailableException("ClickHouse does not show the rows that it took");
        }
        return remember(recent, fresh, present);
    }

    private SortedMap<Integer, List<Row>> absent(RowTable table, SortedMap<Integer, List<Row>> fresh) {
        var absent = new TreeMap<>(fresh);
        if (!absent.isEmpty()) {
            absent.keySet().removeAll(table.monthsPresent(range));
        }
        return absent;
    }

    /** What is to be inserted, by month: not what is there, and no event that a client sent before. */
    private SortedMap<Integer, List<Row>> fresh(RowTable table, RecentEvents recent, Set<Integer> present) {
        var distinct = distinct();
        distinct.removeIf(row -> present.contains(row.month()));
        var existing = existing(distinct, table, recent);
        var months = new TreeMap<Integer, List<Row>>();
        for (var row : distinct) {
            if (!existing.contains(row.head().identity())) {
                months.computeIfAbsent(row.month(), _ -> new ArrayList<>()).add(row);
            }
        }
        return months;
    }

    /** The first copy of each event, whatever its month: a client that sends no time may repeat it in the next one. */
    private List<Row> distinct() {
        var seen = new HashSet<EventRow.Identity>();
        var distinct = new ArrayList<Row>(rows.size());
        for (var row : rows) {
            if (seen.add(row.head().identity())) {
                distinct.add(row);
            }
        }
        return distinct;
    }

    private static Set<EventRow.Identity> existing(List<Row> rows, RowTable table, RecentEvents recent) {
        var doubtful = new EnumMap<Search, List<EventRow.Head>>(Search.class);
        for (var row : rows) {
            recent.search(row.head().identity().uuid(), row.head().timestamp())
                    .ifPresent(search -> doubtful.computeIfAbsent(search, _ -> new ArrayList<>())
                            .add(row.head()));
        }
        var elsewhere = doubtful.getOrDefault(Search.ANY_DAY, List.of());
        var all = new ArrayList<>(doubtful.getOrDefault(Search.NEAR_ITS_DAY, List.of()));
        all.addAll(elsewhere);
        // Most repeated events have their old time, and the cheap search finds them.
        var existing = new HashSet<>(lookUp(table, all, Search.NEAR_ITS_DAY));
        var missed = elsewhere.stream()
                .filter(head -> !existing.contains(head.identity()))
                .toList();
        existing.addAll(lookUp(table, missed, Search.ANY_DAY));
        return existing;
    }

    private static Set<EventRow.Identity> lookUp(RowTable table, List<EventRow.Head> heads, Search search) {
        return heads.isEmpty() ? Set.of() : table.existing(heads, search);
    }

    private void insertMonths(RowTable table, SortedMap<Integer, List<Row>> months, String attempt) {
        months.forEach((month, fresh) -> {
            table.insert(fresh.stream().map(Row::encoded).toList(), token(month) + attempt);
            FaultPoint.WAREHOUSE_MONTH_INSERTED.reach();
        });
    }

    private String token(int month) {
        return String.join(
                "-",
                range.topicId().toString(),
                String.valueOf(range.partition()),
                String.valueOf(range.first()),
                String.valueOf(range.last()),
                String.valueOf(month));
    }

    private Result remember(RecentEvents recent, Map<Integer, List<Row>> fresh, Set<Integer> present) {
        rows.forEach(row -> recent.add(row.head().identity().uuid(), row.head().timestamp()));
        int inserted = fresh.values().stream().mapToInt(List::size).sum();
        long found = rows.stream().filter(row -> present.contains(row.month())).count();
        return new Result(inserted, Math.toIntExact(rows.size() - inserted - found));
    }
}
