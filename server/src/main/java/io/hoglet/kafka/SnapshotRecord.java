// SPDX-License-Identifier: Apache-2.0
package io.hoglet.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/**
 * The headers of a record of {@code session_recordings}: everything the server knows about a part of a recording
 * besides its data, which is the record's value. Written by capture, read by the writer of recordings.
 */
public record SnapshotRecord(
        long teamId,
        String distinctId,
        String sessionId,
        String windowId,
        UUID uuid,
        String source,
        long receivedAtMs) {
    private static final String TEAM = "team";
    private static final String DISTINCT_ID = "distinct_id";
    private static final String SESSION_ID = "session_id";
    private static final String WINDOW_ID = "window_id";
    private static final String UUID_OF_EVENT = "uuid";
    private static final String SOURCE = "source";
    private static final String RECEIVED_AT = "now";

    /** The key decides the partition; all parts of a session of a project share it. */
    public static byte[] key(String token, String sessionId) {
        return (token + ":" + sessionId).getBytes(StandardCharsets.UTF_8);
    }

    public void write(Headers headers) {
        headers.add(TEAM, IngestionRecord.number(teamId));
        headers.add(DISTINCT_ID, IngestionRecord.bytes(distinctId));
        headers.add(SESSION_ID, IngestionRecord.bytes(sessionId));
        headers.add(WINDOW_ID, IngestionRecord.bytes(windowId));
        headers.add(
                UUID_OF_EVENT,
                ByteBuffer.allocate(2 * Long.BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array());
        headers.add(SOURCE, IngestionRecord.bytes(source));
        headers.add(RECEIVED_AT, IngestionRecord.number(receivedAtMs));
    }

    /** @throws IllegalArgumentException when a record was not written by {@link #write} */
    public static SnapshotRecord read(Headers headers) {
        var uuid = ByteBuffer.wrap(
                IngestionRecord.sized(IngestionRecord.required(headers, UUID_OF_EVENT), 2 * Long.BYTES));
        return new SnapshotRecord(
                IngestionRecord.number(IngestionRecord.required(headers, TEAM)),
                text(headers, DISTINCT_ID),
                text(headers, SESSION_ID),
                text(headers, WINDOW_ID),
                new UUID(uuid.getLong(), uuid.getLong()),
                text(headers, SOURCE),
                IngestionRecord.number(IngestionRecord.required(headers, RECEIVED_AT)));
    }

    private static String text(Headers headers, String name) {
        return IngestionRecord.text(IngestionRecord.required(headers, name));
    }

    @Override
    public String toString() {
        return "SnapshotRecord[" + uuid + "]";
    }
}
