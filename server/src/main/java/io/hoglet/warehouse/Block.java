// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import io.hoglet.fault.FaultPoint;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Consecutive rows of one partition, and how they get into the table exactly once. Before {@link #insert} its range must
 * be recorded where a successor finds it. Each month is one insert, so it is in the table wholly or not at all, under a
 * token made of the range. Used by one thread.
 */
public final class Block {
    private final RowTable.Range range;
    private final List<Row> rows;

    /** A row with its place. */
    public record Row(long offset, EventRow.Head head, byte[] encoded) {
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
        return insert(table, recent, Set.of());
    }

    /**
     * After a crash or an error it is not known how far an attempt came. The table itself is asked; the token keeps out a
     * predecessor's insert that is still on its way.
     */
    public Result insertAgain(RowTable table, RecentEvents recent) {
        return insert(table, recent, table.monthsPresent(range));
    }

    private Result insert(RowTable table, RecentEvents recent, Set<Integer> present) {
        int inserted = 0;
        int repeated = 0;
        for (var month : byMonth().entrySet()) {
            if (present.contains(month.getKey())) {
                inserted += month.getValue().size();
                continue;
            }
            var fresh = withoutRepeated(month.getValue(), table, recent);
            repeated += month.getValue().size() - fresh.size();
            if (!fresh.isEmpty()) {
                insertMonth(table, month.getKey(), fresh);
                FaultPoint.WAREHOUSE_MONTH_INSERTED.reach();
                inserted += fresh.size();
            }
        }
        rows.forEach(row -> recent.add(row.head().identity().uuid()));
        return new Result(inserted, repeated);
    }

    private void insertMonth(RowTable table, int month, List<Row> fresh) {
        var encoded = fresh.stream().map(Row::encoded).toList();
        String token = String.join(
                "-",
                range.topicId().toString(),
                String.valueOf(range.partition()),
                String.valueOf(range.first()),
                String.valueOf(range.last()),
                String.valueOf(month));
        table.insert(encoded, token);
    }

    private Map<Integer, List<Row>> byMonth() {
        var months = new TreeMap<Integer, List<Row>>();
        for (var row : rows) {
            var date = row.head().timestamp().atOffset(ZoneOffset.UTC);
            months.computeIfAbsent(date.getYear() * 100 + date.getMonthValue(), _ -> new ArrayList<>())
                    .add(row);
        }
        return months;
    }

    /** Leaves out events that a client sent again: within the block, and against what is in the table. */
    private static List<Row> withoutRepeated(List<Row> rows, RowTable table, RecentEvents recent) {
        var seen = new HashSet<EventRow.Identity>();
        var distinct =
                rows.stream().filter(row -> seen.add(row.head().identity())).toList();
        var doubtful = distinct.stream()
                .map(Row::head)
                .filter(head -> recent.mayContain(head.identity().uuid(), head.timestamp()))
                .toList();
        if (doubtful.isEmpty()) {
            return distinct;
        }
        var existing = table.existing(doubtful);
        return distinct.stream()
                .filter(row -> !existing.contains(row.head().identity()))
                .toList();
    }
}
