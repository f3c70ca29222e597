// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay.clickhouse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.replay.Recording;
import io.hoglet.replay.RecordingDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recordings in ClickHouse. Thread-safe. FINAL everywhere: a part may be there twice until the engine merges. */
public final class ClickHouseRecordings implements RecordingDirectory {
    /** What one question may cost the engine. */
    private static final Map<String, String> LIMITS =
            Map.of("max_execution_time", "30", "max_memory_usage", "1000000000", "readonly", "2");

    /** Most parts of one answer. */
    private static final int PARTS_MAX = 1_000;

    private static final String SESSIONS = """
            SELECT session_id, argMax(distinct_id, last_timestamp),
                   toUnixTimestamp64Milli(min(first_timestamp)) AS start,
                   toUnixTimestamp64Milli(max(last_timestamp)), any(source),
                   argMinIf(urls[1], first_timestamp, notEmpty(urls)), sum(event_count), sum(click_count),
                   sum(keypress_count), uniqExactArray(urls), uniqExact(window_id), sum(size)
            FROM session_recording_chunks FINAL
            WHERE team_id = %d AND %s
            GROUP BY session_id
            HAVING %s
            ORDER BY start DESC, session_id
            LIMIT %d OFFSET %d
            """;

    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    private final ClickHouse clickhouse;

    private record Head(Cursor key, String windowId, long size) {}

    public ClickHouseRecordings(ClickHouse clickhouse) {
        this.clickhouse = clickhouse;
    }

    @Override
    public List<Recording> list(Wish wish) {
        var having = new ArrayList<String>(List.of("1"));
        wish.from().ifPresent(from -> having.add("start >= " + from.toEpochMilli()));
        wish.to().ifPresent(to -> having.add("start < " + to.toEpochMilli()));
        // A session begins without a name and may end with one: any of its ids will do.
        wish.distinctId().ifPresent(id -> having.add("countIf(distinct_id = " + quoted(id) + ") > 0"));
        return sessions(
                SESSIONS.formatted(wish.teamId(), "1", String.join(" AND ", having), wish.limit(), wish.offset()));
    }

    @Override
    public Optional<Recording> find(long teamId, String sessionId) {
        return sessions(SESSIONS.formatted(teamId, "session_id = " + quoted(sessionId), "1", 1, 0)).stream()
                .findFirst();
    }

    private List<Recording> sessions(String sql) {
        return clickhouse.rows(sql, LIMITS).stream()
                .map(ClickHouseRecordings::recording)
                .toList();
    }

    private static Recording recording(ArrayNode row) {
        return new Recording(
                row.get(0).asText(),
                row.get(1).asText(),
                Instant.ofEpochMilli(row.get(2).asLong()),
                Instant.ofEpochMilli(row.get(3).asLong()),
                row.get(4).asText(),
                row.get(5).asText(),
                new Recording.Counts(
                        row.get(6).asLong(),
                        row.get(7).asLong(),
                        row.get(8).asLong(),
                        row.get(9).asLong(),
                        row.get(10).asLong()),
                row.get(11).asLong());
    }

    @Override
    public Parts parts(long teamId, String sessionId, Optional<Cursor> after, long bytesMax) {
        var from = after.orElse(new Cursor(-1, BEFORE_ALL));
        var heads = heads("""
            SELECT toUnixTimestamp64Milli(first_timestamp), toString(uuid), window_id, size
            FROM session_recording_chunks FINAL
            WHERE team_id = %d AND session_id = %s AND chunk_id = ''
              AND (first_timestamp, uuid) > (fromUnixTimestamp64Milli(%d), %s)
            ORDER BY first_timestamp, uuid
            LIMIT %d
            """.formatted(teamId, quoted(sessionId), from.at(), uuid(from.uuid()), PARTS_MAX));
        if (heads.isEmpty()) {
            return new Parts(List.of(), Optional.empty());
        }
        int count = fitting(heads, bytesMax);
        var to = heads.get(count - 1).key();
        var payloads = clickhouse.rows(
                """
            SELECT payload FROM session_recording_chunks FINAL
            WHERE team_id = %d AND session_id = %s AND chunk_id = ''
              AND (first_timestamp, uuid) > (fromUnixTimestamp64Milli(%d), %s)
              AND (first_timestamp, uuid) <= (fromUnixTimestamp64Milli(%d), %s)
            ORDER BY first_timestamp, uuid
            """.formatted(teamId, quoted(sessionId), from.at(), uuid(from.uuid()), to.at(), uuid(to.uuid())),
                LIMITS);
        var parts = new ArrayList<Part>(count);
        for (int i = 0; i < Math.min(count, payloads.size()); i++) {
            var head = heads.get(i);
            parts.add(new Part(head.windowId(), payloads.get(i).get(0).asText().getBytes(StandardCharsets.UTF_8)));
        }
        boolean more = count < heads.size() || heads.size() == PARTS_MAX;
        return new Parts(parts, more ? Optional.of(to) : Optional.empty());
    }

    private List<Head> heads(String sql) {
        return clickhouse.rows(sql, LIMITS).stream()
                .map(row -> new Head(
                        new Cursor(row.get(0).asLong(), row.get(1).asText()),
                        row.get(2).asText(),
                        row.get(3).asLong()))
                .toList();
    }

    private static int fitting(List<Head> heads, long bytesMax) {
        long bytes = 0;
        int count = 0;
        while (count < heads.size() && (count == 0 || bytes + heads.get(count).size() <= bytesMax)) {
            bytes += heads.get(count).size();
            count++;
        }
        return count;
    }

    private static String uuid(String uuid) {
        return "toUUID(" + quoted(uuid) + ")";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\0", "\\0") + "'";
    }
}
