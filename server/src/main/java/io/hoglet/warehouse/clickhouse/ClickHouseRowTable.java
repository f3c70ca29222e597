// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.clickhouse;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.warehouse.EventRow;
import io.hoglet.warehouse.RowTable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** The table {@code events} in ClickHouse. Thread-safe. */
public final class ClickHouseRowTable implements RowTable {
    private static final int LOOK_UP_MAX = 5_000;
    private static final int RECENT_DAYS = 7;
    private static final int RECENT_ROW_BYTES = 3 * Long.BYTES;
    private static final Map<String, String> LONG_QUERY = Map.of("max_query_size", "16777216");

    private final ClickHouse clickhouse;

    public ClickHouseRowTable(ClickHouse clickhouse) {
        this.clickhouse = clickhouse;
    }

    @Override
    public void insert(List<byte[]> encodedRows, String token) {
        clickhouse.insertOnce(
                "events",
                EventRow.columnNames(),
                out -> {
                    for (byte[] row : encodedRows) {
                        out.write(row);
                    }
                },
                token);
    }

    @Override
    public Set<Integer> monthsPresent(Range range) {
        var months = new HashSet<Integer>();
        clickhouse
                .rows("""
                        SELECT DISTINCT toYYYYMM(timestamp) FROM events
                        WHERE kafka_topic_id = '%s' AND kafka_partition = %d AND kafka_offset BETWEEN %d AND %d
                        """.formatted(range.topicId(), range.partition(), range.first(), range.last()))
                .forEach(row -> months.add(row.get(0).asInt()));
        return months;
    }

    @Override
    public Set<EventRow.Identity> existing(Collection<EventRow.Head> heads, Search search) {
        var all = List.copyOf(heads);
        var existing = new HashSet<EventRow.Identity>();
        for (int from = 0; from < all.size(); from += LOOK_UP_MAX) {
            var some = all.subList(from, Math.min(all.size(), from + LOOK_UP_MAX));
            var wanted = new HashSet<EventRow.Identity>();
            some.forEach(head -> wanted.add(head.identity()));
            lookUp(condition(some, search), some).forEach(identity -> {
                if (wanted.contains(identity)) {
                    existing.add(identity);
                }
            });
        }
        return existing;
    }

    /** The bloom filter of the uuids first: it leaves few granules, whichever part of the sort key is known. */
    private List<EventRow.Identity> lookUp(String condition, List<EventRow.Head> heads) {
        var uuids = new StringJoiner(",");
        heads.forEach(head -> uuids.add("'" + head.identity().uuid() + "'"));
        return clickhouse
                .rows(
                        "SELECT team_id, event, distinct_id, uuid FROM events PREWHERE uuid IN (" + uuids + ") WHERE "
                                + condition,
                        LONG_QUERY)
                .stream()
                .map(row -> new EventRow.Identity(
                        row.get(0).asLong(),
                        row.get(1).asText(),
                        row.get(2).asText(),
                        UUID.fromString(row.get(3).asText())))
                .toList();
    }

    private static String condition(List<EventRow.Head> heads, Search search) {
        return switch (search) {
            case NEAR_ITS_DAY -> nearTheirDays(heads);
            case ANY_DAY -> {
                var teams = new TreeSet<Long>();
                heads.forEach(head -> teams.add(head.identity().teamId()));
                yield "team_id IN (" + teams.stream().map(String::valueOf).collect(Collectors.joining(",")) + ")";
            }
        };
    }

    /**
     * By the sort key's first four columns, on the event's day and its neighbours: a retry's clock may differ a little.
     * The keys go as rows of a text: as expressions in a list the engine took ten times as long to analyse them.
     */
    private static String nearTheirDays(List<EventRow.Head> heads) {
        var rows = new StringBuilder();
        for (var head : heads) {
            rows.append(head.identity().teamId())
                    .append('\t')
                    .append(head.timestamp().getEpochSecond())
                    .append('\t')
                    .append(escaped(head.identity().event()))
                    .append('\t')
                    .append(escaped(head.identity().distinctId()))
                    .append('\n');
        }
        // Days are made as the sort key makes them, also where a Date has no such day.
        return """
                (team_id, toDate(timestamp), event, cityHash64(distinct_id)) IN (
                    SELECT team_id, toDate(toDateTime64(at + arrayJoin([-86400, 0, 86400]), 6, 'UTC')), event,
                           cityHash64(distinct_id)
                    FROM format(TSV, 'team_id Int64, at Int64, event String, distinct_id String', %s))
                """.formatted(quoted(rows.toString()));
    }

    /** A field of a row of tab-separated values. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\0", "\\0");
    }

    @Override
    public Recent recent(int limit) {
        var now = clickhouse
                .rows("SELECT toUnixTimestamp64Milli(now64(3))")
                .getFirst()
                .get(0)
                .asLong();
        var uuids = new ArrayList<UUID>();
        long oldest = clickhouse.read(
                "SELECT uuid, toUnixTimestamp64Milli(inserted_at) FROM events WHERE inserted_at > now() - INTERVAL "
                        + RECENT_DAYS + " DAY ORDER BY inserted_at DESC LIMIT " + limit,
                "RowBinary",
                Map.of(),
                in -> readRecent(in, uuids));
        boolean complete = uuids.size() < limit;
        var since = Instant.ofEpochMilli(
                complete ? now - Duration.ofDays(RECENT_DAYS).toMillis() : oldest);
        return new Recent(uuids, ahead(since, limit), since);
    }

    /** @return the second column of the last row */
    private static long readRecent(InputStream in, List<UUID> uuids) throws IOException {
        long oldest = 0;
        var row = new byte[RECENT_ROW_BYTES];
        var bytes = new BufferedInputStream(in, 1 << 16);
        while (bytes.readNBytes(row, 0, row.length) == row.length) {
            var values = ByteBuffer.wrap(row).order(ByteOrder.LITTLE_ENDIAN);
            uuids.add(new UUID(values.getLong(), values.getLong()));
            oldest = values.getLong();
        }
        return oldest;
    }

    /** Events whose time is later than their insert: a day more is the most that their time may be ahead. */
    private List<UUID> ahead(Instant since, int limit) {
        String moment = "fromUnixTimestamp64Milli(" + since.toEpochMilli() + ", 'UTC')";
        var uuids = new ArrayList<UUID>();
        clickhouse
                .rows("SELECT uuid FROM events WHERE timestamp >= " + moment + " AND inserted_at <= " + moment
                        + " AND inserted_at > " + moment + " - INTERVAL 1 DAY LIMIT " + limit / 4)
                .forEach(row -> uuids.add(UUID.fromString(row.get(0).asText())));
        return uuids;
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\0", "\\0") + "'";
    }
}
