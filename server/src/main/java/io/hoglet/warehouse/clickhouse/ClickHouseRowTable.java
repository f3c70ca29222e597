// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse.clickhouse;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.warehouse.EventRow;
import io.hoglet.warehouse.RowTable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;

/** The table {@code events} in ClickHouse. Thread-safe. */
public final class ClickHouseRowTable implements RowTable {
    private static final int LOOK_UP_MAX = 1_000;
    private static final int RECENT_DAYS = 7;
    private static final Map<String, String> LONG_QUERY = Map.of("max_query_size", "16777216");

    private final ClickHouse clickhouse;

    public ClickHouseRowTable(ClickHouse clickhouse) {
        this.clickhouse = clickhouse;
    }

    @Override
    public void insert(List<byte[]> encodedRows, String token) {
        clickhouse.insert(
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
    public Set<EventRow.Identity> existing(Collection<EventRow.Head> heads) {
        var all = List.copyOf(heads);
        var existing = new HashSet<EventRow.Identity>();
        for (int from = 0; from < all.size(); from += LOOK_UP_MAX) {
            lookUp(all.subList(from, Math.min(all.size(), from + LOOK_UP_MAX)), existing);
        }
        return existing;
    }

    /** By the sort key's first four columns, on the event's day and its neighbours: a retry's clock may differ a little. */
    private void lookUp(List<EventRow.Head> heads, Set<EventRow.Identity> existing) {
        var keys = new StringJoiner(",");
        var uuids = new StringJoiner(",");
        for (var head : heads) {
            var identity = head.identity();
            uuids.add("'" + identity.uuid() + "'");
            var day = LocalDate.ofInstant(head.timestamp(), ZoneOffset.UTC);
            for (var each : List.of(day.minusDays(1), day, day.plusDays(1))) {
                keys.add("(" + identity.teamId() + ",toDate('" + each + "')," + quoted(identity.event())
                        + ",cityHash64(" + quoted(identity.distinctId()) + "))");
            }
        }
        clickhouse
                .rows("""
                        SELECT team_id, event, distinct_id, uuid FROM events
                        WHERE (team_id, toDate(timestamp), event, cityHash64(distinct_id)) IN (%s) AND uuid IN (%s)
                        """.formatted(keys, uuids), LONG_QUERY)
                .forEach(row -> existing.add(new EventRow.Identity(
                        row.get(0).asLong(),
                        row.get(1).asText(),
                        row.get(2).asText(),
                        UUID.fromString(row.get(3).asText()))));
    }

    @Override
    public Recent recent(int partition, int limit) {
        var rows = clickhouse.rows("""
                SELECT uuid, toUnixTimestamp64Milli(inserted_at) FROM events
                WHERE kafka_partition = %d AND inserted_at > now() - INTERVAL %d DAY
                ORDER BY inserted_at DESC LIMIT %d
                """.formatted(partition, RECENT_DAYS, limit));
        var uuids = new ArrayList<UUID>(rows.size());
        rows.forEach(row -> uuids.add(UUID.fromString(row.get(0).asText())));
        boolean complete = rows.size() < limit;
        var since = complete
                ? Instant.ofEpochSecond(clickhouse
                        .rows("SELECT toUnixTimestamp(now() - INTERVAL " + RECENT_DAYS + " DAY)")
                        .getFirst()
                        .get(0)
                        .asLong())
                : Instant.ofEpochMilli(rows.getLast().get(1).asLong());
        return new Recent(uuids, since);
    }

    @Override
    public OptionalLong lastOffset(UUID topicId, int partition) {
        var row = clickhouse.rows("""
                        SELECT count(), max(kafka_offset) FROM events
                        WHERE kafka_topic_id = '%s' AND kafka_partition = %d
                        """.formatted(topicId, partition)).getFirst();
        return row.get(0).asLong() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(row.get(1).asLong());
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
