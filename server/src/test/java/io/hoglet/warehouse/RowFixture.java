// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import io.hoglet.event.HotProperties;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One row of events; what is not said has a default. */
public record RowFixture(long team, String event, String distinctId, UUID uuid, Instant time) {
    public static final Instant TIME = Instant.parse("2026-03-04T05:06:07.123456Z");

    public static RowFixture aRow() {
        return new RowFixture(7, "page", "u1", UUID.randomUUID(), TIME);
    }

    public RowFixture of(long other) {
        return new RowFixture(other, event, distinctId, uuid, time);
    }

    public RowFixture named(String name) {
        return new RowFixture(team, name, distinctId, uuid, time);
    }

    public RowFixture by(String id) {
        return new RowFixture(team, event, id, uuid, time);
    }

    public RowFixture at(Instant other) {
        return new RowFixture(team, event, distinctId, uuid, other);
    }

    public EventRow row() {
        var hot = new @Nullable String[HotProperties.NAMES.size()];
        hot[0] = "Lynx";
        return new EventRow(
                new EventRow.Identity(team, event, distinctId, uuid),
                UUID.nameUUIDFromBytes(distinctId.getBytes(StandardCharsets.UTF_8)),
                time,
                TIME,
                "{\"n\":1}".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8),
                0,
                "",
                Arrays.asList(hot),
                List.of("acme", "", "", "", ""));
    }

    /** As the writer holds it. */
    public Block.Row at(UUID topic, int partition, long offset) {
        byte[] encoded = row().encode();
        byte[] place = EventRow.encodePlace(topic, partition, offset);
        var whole = Arrays.copyOf(encoded, encoded.length + place.length);
        System.arraycopy(place, 0, whole, encoded.length, place.length);
        return new Block.Row(offset, EventRow.head(encoded), whole);
    }
}
