// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits.postgres;

import io.hoglet.limits.Metered;
import io.hoglet.limits.ProjectLimits;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A row of project_limits. */
final class LimitRow {
    private LimitRow() {}

    static String column(Metered metered) {
        return metered.label() + "_per_month";
    }

    static ProjectLimits read(ResultSet row) throws SQLException {
        Map<Metered, Long> quotas = new EnumMap<>(Metered.class);
        for (var metered : Metered.values()) {
            long quota = row.getLong(column(metered));
            if (!row.wasNull()) {
                quotas.put(metered, quota);
            }
        }
        var burst = whole(row, "burst");
        return new ProjectLimits(
                quotas, whole(row, "events_per_second").map(rate -> new ProjectLimits.Rate(rate, burst)));
    }

    private static Optional<Integer> whole(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
