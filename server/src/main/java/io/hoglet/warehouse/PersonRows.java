// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rows of the tables {@code persons} and {@code person_overrides}, encoded for ClickHouse. */
public final class PersonRows {
    public static final List<String> PERSON_COLUMNS =
            List.of("team_id", "id", "created_at", "properties", "is_identified", "is_deleted", "version");
    public static final List<String> OVERRIDE_COLUMNS =
            List.of("team_id", "distinct_id", "person_id", "is_deleted", "version");

    private PersonRows() {}

    /** One version of a person. */
    public record Person(
            long teamId,
            UUID id,
            Instant createdAt,
            String propertiesJson,
            boolean identified,
            boolean deleted,
            long version) {
        @Override
        public String toString() {
            return "Person[" + id + "]";
        }
    }

    public static byte[] person(Person person) {
        return new RowBinary(128 + person.propertiesJson().length())
                .int64(person.teamId())
                .uuid(person.id())
                .micros(person.createdAt())
                .text(person.propertiesJson())
                .bool(person.identified())
                .bool(person.deleted())
                .int64(person.version())
                .toBytes();
    }

    public static byte[] override(long teamId, String distinctId, UUID personId, long version) {
        return new RowBinary(128)
                .int64(teamId)
                .text(distinctId)
                .uuid(personId)
                .bool(false)
                .int64(version)
                .toBytes();
    }
}
