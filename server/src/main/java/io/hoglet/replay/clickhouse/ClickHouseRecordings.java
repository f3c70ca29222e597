// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay.clickhouse;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.replay.Recording;
import io.hoglet.replay.RecordingDirectory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Recordings in ClickHouse. Thread-safe. FINAL everywhere: a part may be there twice until the engine merges. */
public final class ClickHouseRecordings implements RecordingDirectory {
    /** What one question may cost the engine. */
    static final Map<String, String> LIMITS =
            Map.of("max_execution_time", "30", "max_memory_usage", "1000000000", "readonly", "2");

    /** Of a packed array only the first piece tells its time. */
    private static final String SESSIONS = """
            SELECT session_id, argMax(distinct_id, last_timestamp),
                   toUnixTimestamp64Milli(if(countIf(chunk_index = 0) > 0,
                       minIf(first_timestamp, chunk_index = 0), min(first_timestamp))) AS start,
                   toUnixTimestamp64Milli(if(countIf(chunk_index = 0) > 0,
                       maxIf(last_timestamp, chunk_index = 0), max(last_timestamp))) AS end, any(source),
                   argMinIf(urls[1], first_timestamp, notEmpty(urls)), sum(event_count), sum(click_count),
                   sum(keypress_count), uniqExactArray(urls), uniqExact(window_id), sum(size)
            FROM session_recording_chunks FINAL
            WHERE team_id = %d AND %s
            GROUP BY session_id
            HAVING %s
            ORDER BY start DESC, session_id
            LIMIT %d OFFSET %d
            """;

    private final ClickHouse clickhouse;
    private final StoredParts parts;

    public ClickHouseRecordings(ClickHouse clickhouse) {
        this.clickhouse = clickhouse;
        this.parts = new StoredParts(clickhouse);
    }

    @Override
    public List<Recording> list(Wish wish) {
        var having = new ArrayList<String>(List.of("1"));
        wish.from().ifPresent(from -> having.add("start >= " + from.toEpochMilli()));
        wish.to().ifPresent(to -> having.add("start < " + to.toEpochMilli()));
        // A session begins without a name and may end with one: any of its ids will do.
        if (!wish.distinctIds().isEmpty()) {
            having.add("countIf(distinct_id IN ("
                    + wish.distinctIds().stream()
                            .map(ClickHouseRecordings::quoted)
                            .collect(Collectors.joining(","))
                    + ")) > 0");
        }
        wish.shortest().ifPresent(seconds -> having.add("end - start >= " + seconds * 1_000L));
        wish.longest().ifPresent(seconds -> having.add("end - start <= " + seconds * 1_000L));
        wish.url()
                .ifPresent(url -> having.add("countIf(arrayExists(u -> positionCaseInsensitiveUTF8(u, " + quoted(url)
                        + ") > 0, urls)) > 0"));
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
    public void delete(long teamId, String sessionId) {
        clickhouse.execute("DELETE FROM " + ClickHousePartTable.TABLE + " WHERE team_id = " + teamId
                + " AND session_id = " + quoted(sessionId));
    }

    @Override
    public Parts parts(long teamId, String sessionId, Optional<Cursor> after, long bytesMax) {
        return parts.after(teamId, sessionId, after, bytesMax);
    }

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\0", "\\0") + "'";
    }
}
