// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import io.hoglet.event.HotProperties;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row of the table {@code events}. The pipeline encodes it once; the writer only adds where it stood in Kafka.
 *
 * @param properties JSON object in UTF-8
 * @param personProperties JSON object in UTF-8, as it was at the time
 * @param personMode index in the column's enumeration
 * @param hot the text of each of {@link HotProperties#NAMES}, null when absent
 * @param groups the key of the event's group of each type, in the order of {@link #GROUP_COLUMNS}, empty when absent
 */
public record EventRow(
        Identity identity,
        UUID personId,
        Instant timestamp,
        Instant createdAt,
        byte[] properties,
        byte[] personProperties,
        int personMode,
        String elementsChain,
        List<@Nullable String> hot,
        List<String> groups) {

    /** The form below. A reader refuses rows of a form it does not know. */
    public static final int SCHEMA_VERSION = 1;

    /** A column for each type of group, and the name of the property that it is taken from. */
    public static final List<String> GROUP_COLUMNS =
            List.of("$group_0", "$group_1", "$group_2", "$group_3", "$group_4");

    private static final List<String> COLUMNS = columns();

    /** What makes an event the same event, however often it is sent. */
    public record Identity(long teamId, String event, String distinctId, UUID uuid) {
        @Override
        public String toString() {
            return "Identity[" + uuid + "]";
        }
    }

    /** The beginning of an encoded row, which is all that the writer needs to know of it. */
    public record Head(Identity identity, Instant timestamp) {}

    /** The columns of an encoded row with its place, in order. */
    public static List<String> columnNames() {
        return COLUMNS;
    }

    private static List<String> columns() {
        var head = Stream.of(
                "team_id",
                "event",
                "distinct_id",
                "uuid",
                "person_id",
                "timestamp",
                "created_at",
                "properties",
                "person_properties",
                "person_mode",
                "elements_chain");
        var hot = HotProperties.NAMES.stream().map(HotProperties::column);
        var place = Stream.of("kafka_topic_id", "kafka_partition", "kafka_offset");
        return Stream.of(head, hot, GROUP_COLUMNS.stream(), place)
                .flatMap(each -> each)
                .toList();
    }

    /** All columns but the place in Kafka, which is not known yet. */
    public byte[] encode() {
        var row = new RowBinary(256 + properties.length + personProperties.length)
                .int64(identity.teamId())
                .text(identity.event())
                .text(identity.distinctId())
                .uuid(identity.uuid())
                .uuid(personId)
                .micros(timestamp)
                .micros(createdAt)
                .text(properties)
                .text(personProperties)
                .int8(personMode)
                .text(elementsChain);
        hot.forEach(row::nullableText);
        groups.forEach(row::text);
        return row.toBytes();
    }

    /** The columns that {@link #encode} leaves out. */
    public static byte[] encodePlace(UUID topicId, int partition, long offset) {
        return new RowBinary(26).uuid(topicId).int16(partition).int64(offset).toBytes();
    }

    /** Reads the head of an encoded row. */
    public static Head head(byte[] encoded) {
        var row = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        long teamId = row.getLong();
        String event = text(row);
        String distinctId = text(row);
        var uuid = new UUID(row.getLong(), row.getLong());
        row.position(row.position() + 16);
        long micros = row.getLong();
        var timestamp =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
        return new Head(new Identity(teamId, event, distinctId, uuid), timestamp);
    }

    private static String text(ByteBuffer row) {
        int length = 0;
        int shift = 0;
        int read;
        do {
            read = row.get();
            length |= (read & 0x7f) << shift;
            shift += 7;
        } while (read < 0);
        var bytes = new byte[length];
        row.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "EventRow[" + identity + "]";
    }
}
