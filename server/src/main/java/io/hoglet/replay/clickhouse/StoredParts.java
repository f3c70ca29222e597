// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay.clickhouse;

import static io.hoglet.replay.clickhouse.ClickHouseRecordings.LIMITS;
import static io.hoglet.replay.clickhouse.ClickHouseRecordings.quoted;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.replay.PackedPieces;
import io.hoglet.replay.RecordingDirectory.Cursor;
import io.hoglet.replay.RecordingDirectory.Part;
import io.hoglet.replay.RecordingDirectory.Parts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a recording, some at a time. First their sizes are read, then the payloads of as many as fit. A packed
 * array stands where its first piece does, and is an answer of its own, for nobody knows its size. Thread-safe.
 */
final class StoredParts {
    /** Most parts of one answer. */
    private static final int PARTS_MAX = 1_000;

    private static final byte[] NOTHING = {'[', ']'};
    private static final String BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

    private final ClickHouse clickhouse;

    private record Head(Cursor key, String windowId, long size, String chunkId, long chunks) {
        static Head of(ArrayNode row) {
            return new Head(
                    new Cursor(row.get(0).asLong(), row.get(1).asText()),
                    row.get(2).asText(),
                    row.get(3).asLong(),
                    row.get(4).asText(),
                    row.get(5).asLong());
        }

        boolean packed() {
            return !chunkId.isEmpty();
        }
    }

    StoredParts(ClickHouse clickhouse) {
        this.clickhouse = clickhouse;
    }

    Parts after(long teamId, String sessionId, Optional<Cursor> after, long bytesMax) {
        var from = after.orElse(new Cursor(-1, BEFORE_ALL));
        var heads = clickhouse.rows("""
            SELECT toUnixTimestamp64Milli(first_timestamp), toString(uuid), window_id, size, chunk_id, chunk_count
            FROM session_recording_chunks FINAL
            WHERE team_id = %1$d AND session_id = %2$s AND (first_timestamp, uuid) > (%3$s)
              AND (chunk_id = '' OR uuid IN (
                SELECT argMin(uuid, (chunk_index, first_timestamp, uuid)) FROM session_recording_chunks
                WHERE team_id = %1$d AND session_id = %2$s AND chunk_id != ''
                GROUP BY chunk_id))
            ORDER BY first_timestamp, uuid
            LIMIT %4$d
            """.formatted(teamId, quoted(sessionId), place(from), PARTS_MAX), LIMITS).stream()
                .map(Head::of)
                .toList();
        if (heads.isEmpty()) {
            return new Parts(List.of(), Optional.empty());
        }
        var chosen = heads.subList(0, fitting(heads, bytesMax));
        var parts = chosen.getFirst().packed()
                ? List.of(unpacked(teamId, sessionId, chosen.getFirst()))
                : payloads(teamId, sessionId, chosen);
        boolean more = chosen.size() < heads.size() || heads.size() == PARTS_MAX;
        return new Parts(parts, more ? Optional.of(chosen.getLast().key()) : Optional.empty());
    }

    private static int fitting(List<Head> heads, long bytesMax) {
        if (heads.getFirst().packed()) {
            return 1;
        }
        long bytes = 0;
        int count = 0;
        while (count < heads.size()
                && !heads.get(count).packed()
                && (count == 0 || bytes + heads.get(count).size() <= bytesMax)) {
            bytes += heads.get(count).size();
            count++;
        }
        return count;
    }

    private List<Part> payloads(long teamId, String sessionId, List<Head> heads) {
        var payloads = new HashMap<String, byte[]>();
        clickhouse
                .rows(
                        """
            SELECT toString(uuid), payload FROM session_recording_chunks FINAL
            WHERE team_id = %d AND session_id = %s AND chunk_id = ''
              AND (first_timestamp, uuid) >= (%s) AND (first_timestamp, uuid) <= (%s)
            """.formatted(
                                        teamId,
                                        quoted(sessionId),
                                        place(heads.getFirst().key()),
                                        place(heads.getLast().key())),
                        LIMITS)
                .forEach(row ->
                        payloads.put(row.get(0).asText(), row.get(1).asText().getBytes(StandardCharsets.UTF_8)));
        var parts = new ArrayList<Part>(heads.size());
        for (var head : heads) {
            byte[] payload = payloads.get(head.key().uuid());
            // Deleted in between.
            if (payload != null) {
                parts.add(new Part(head.windowId(), payload, true));
            }
        }
        return parts;
    }

    /** A piece may have been sent again under another uuid: any of them will do. */
    private Part unpacked(long teamId, String sessionId, Head head) {
        Optional<byte[]> events = Optional.empty();
        if (head.chunks() > 0 && head.chunks() <= PackedPieces.PIECES_MAX) {
            var pieces = clickhouse.rows(
                    """
            SELECT chunk_index, JSONExtractString(any(payload), 'data') FROM session_recording_chunks
            WHERE team_id = %d AND session_id = %s AND chunk_id = %s AND chunk_index < %d
            GROUP BY chunk_index
            ORDER BY chunk_index
            """.formatted(teamId, quoted(sessionId), quoted(head.chunkId()), head.chunks()), LIMITS);
            if (pieces.size() == head.chunks() && pieces.getFirst().get(0).asLong() == 0) {
                events = PackedPieces.unpacked(
                        pieces.stream().map(row -> row.get(1).asText()).toList());
            }
        }
        return new Part(head.windowId(), events.orElse(NOTHING), events.isPresent());
    }

    private static String place(Cursor cursor) {
        return "fromUnixTimestamp64Milli(" + cursor.at() + "), toUUID(" + quoted(cursor.uuid()) + ")";
    }
}
