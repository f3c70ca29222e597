// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.time.Instant;
import java.util.List;

/** The rows of the table {@code groups}, encoded for ClickHouse. */
public final class GroupRows {
    public static final List<String> COLUMNS =
            List.of("team_id", "group_type_index", "group_key", "created_at", "properties", "version");

    private GroupRows() {}

    /** One version of a group. */
    public record Group(
            long teamId, int typeIndex, String key, Instant createdAt, String propertiesJson, long version) {
        @Override
        public String toString() {
            return "Group[" + typeIndex + ", version " + version + "]";
        }
    }

    public static byte[] group(Group group) {
        return new RowBinary(128 + group.propertiesJson().length())
                .int64(group.teamId())
                .int8(group.typeIndex())
                .text(group.key())
                .micros(group.createdAt())
                .text(group.propertiesJson())
                .int64(group.version())
                .toBytes();
    }
}
