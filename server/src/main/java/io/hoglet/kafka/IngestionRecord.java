// SPDX-License-Identifier: Apache-2.0
package io.hoglet.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a record of {@code events_ingestion}: everything the server knows about an event besides its own JSON,
 * which is the record's value. Written by capture, read by the pipeline.
 */
public record IngestionRecord(
        long teamId, String distinctId, String event, UUID uuid, long receivedAtMs, OptionalLong sentAtMs, String ip) {

    private static final String TEAM = "team";
    private static final String DISTINCT_ID = "distinct_id";
    private static final String EVENT = "event";
    private static final String UUID_OF_EVENT = "uuid";
    private static final String RECEIVED_AT = "now";
    private static final String SENT_AT = "sent_at";
    private static final String IP = "ip";

    /** The key decides the partition; all events of a distinct id of a project share it. */
    public static byte[] key(String token, String distinctId) {
        return (token + ":" + distinctId).getBytes(StandardCharsets.UTF_8);
    }

    public static void write(IngestionRecord record, Headers headers) {
        headers.add(TEAM, number(record.teamId));
        headers.add(DISTINCT_ID, bytes(record.distinctId));
        headers.add(EVENT, bytes(record.event));
        headers.add(
                UUID_OF_EVENT,
                ByteBuffer.allocate(16)
                        .putLong(record.uuid.getMostSignificantBits())
                        .putLong(record.uuid.getLeastSignificantBits())
                        .array());
        headers.add(RECEIVED_AT, number(record.receivedAtMs));
        if (record.sentAtMs.isPresent()) {
            headers.add(SENT_AT, number(record.sentAtMs.getAsLong()));
        }
        if (!record.ip.isEmpty()) {
            headers.add(IP, bytes(record.ip));
        }
    }

    /** @throws IllegalArgumentException when a record was not written by {@link #write} */
    public static IngestionRecord read(Headers headers) {
        var uuid = ByteBuffer.wrap(sized(required(headers, UUID_OF_EVENT), 2 * Long.BYTES));
        var sentAt = headers.lastHeader(SENT_AT);
        var ip = headers.lastHeader(IP);
        return new IngestionRecord(
                number(required(headers, TEAM)),
                text(required(headers, DISTINCT_ID)),
                text(required(headers, EVENT)),
                new UUID(uuid.getLong(), uuid.getLong()),
                number(required(headers, RECEIVED_AT)),
                sentAt == null ? OptionalLong.empty() : OptionalLong.of(number(sentAt.value())),
                ip == null ? "" : text(ip.value()));
    }

    static byte[] required(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("the record has no header " + name);
        }
        return header.value();
    }

    /** @throws IllegalArgumentException when a record has no value, as none of {@link #write} */
    public static byte[] value(byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        return value;
    }

    static byte[] sized(byte[] value, int length) {
        if (value.length != length) {
            throw new IllegalArgumentException("a header has " + value.length + " bytes, not " + length);
        }
        return value;
    }

    /** UTF-8; half of a surrogate pair becomes the replacement character, as in the event's own JSON. */
    static byte[] bytes(String text) {
        boolean plain = text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
        String clean = plain
                ? text
                : text.codePoints()
                        .map(point ->
                                point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
        return clean.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }

    static byte[] number(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static long number(byte[] value) {
        return ByteBuffer.wrap(sized(value, Long.BYTES)).getLong();
    }
}
