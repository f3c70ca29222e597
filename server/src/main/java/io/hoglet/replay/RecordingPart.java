// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay;

import io.hoglet.warehouse.RowBinary;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;

/**
 * One row of the table {@code session_recording_chunks}: a part of a recording as an SDK sent it.
 *
 * @param data the JSON that was sent: an array of rrweb events, one event, or a piece of a packed array
 * @param receivedAt epoch milliseconds by our clock
 */
public record RecordingPart(Origin origin, byte[] data, long receivedAt) {
    /** The columns of an encoded row, in order. */
    public static final List<String> COLUMNS = List.of(
            "team_id",
            "session_id",
            "uuid",
            "window_id",
            "distinct_id",
            "first_timestamp",
            "last_timestamp",
            "received_at",
            "source",
            "event_count",
            "click_count",
            "keypress_count",
            "urls",
            "size",
            "chunk_id",
            "chunk_index",
            "chunk_count",
            "payload");

    /** Where a part comes from. */
    public record Origin(long teamId, String sessionId, UUID uuid, String windowId, String distinctId, String source) {
        @Override
        public String toString() {
            return "Origin[" + uuid + "]";
        }
    }

    /** The row in ClickHouse's RowBinary format. The same part makes the same key, so a repeat replaces itself. */
    public byte[] encode() {
        var summary = PartReader.read(data, receivedAt);
        byte[] payload =
                data.length > 0 && data[0] == '{' && summary.piece().id().isEmpty() ? listed(data) : data;
        var row = new RowBinary(256 + payload.length)
                .int64(origin.teamId())
                .text(origin.sessionId())
                .uuid(origin.uuid())
                .text(origin.windowId())
                .text(origin.distinctId())
                .int64(summary.first())
                .int64(summary.last())
                .int64(receivedAt)
                .text(origin.source())
                .int64(summary.events())
                .int64(summary.clicks())
                .int64(summary.keypresses())
                // A list begins with its length, which is below 128 here: one byte.
                .int8(summary.urls().size());
        summary.urls().forEach(row::text);
        return row.int64(payload.length)
                .text(summary.piece().id())
                .int64(summary.piece().index())
                .int64(summary.piece().count())
                .text(payload)
                .toBytes();
    }

    /** One event as a list of one. */
    private static byte[] listed(byte[] event) {
        return ByteBuffer.allocate(event.length + 2)
                .put((byte) '[')
                .put(event)
                .put((byte) ']')
                .array();
    }

    @Override
    public String toString() {
        return "RecordingPart[" + origin + "]";
    }
}
