// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.postgres;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.flags.Cohort;
import io.hoglet.flags.CohortDecoder;
import io.hoglet.flags.CohortFilter;
import io.hoglet.flags.FilterDecoder;
import io.hoglet.flags.FlagDefinition;
import io.hoglet.flags.FlagDefinitionStore;
import io.hoglet.flags.InvalidFiltersException;
import io.hoglet.flags.TeamFlags;
import io.hoglet.postgres.Postgres;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads projects' flags and cohorts from PostgreSQL. Thread-safe. */
public final class PostgresFlagDefinitions implements FlagDefinitionStore {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresFlagDefinitions.class);
    private static final String STAMPS = """
            SELECT p.id, p.flags_version, p.timezone, g.types::text AS group_types
            FROM projects p LEFT JOIN (
                SELECT team_id, jsonb_object_agg(group_type_index, group_type) AS types
                FROM group_types WHERE team_id = ANY(:teams) GROUP BY team_id
            ) g ON g.team_id = p.id
            WHERE p.id = ANY(:teams)
            """;
    private static final String FLAGS = """
            SELECT id, key, name, filters::text AS filters, active, ensure_experience_continuity, version
            FROM feature_flags WHERE team_id = :team AND NOT deleted ORDER BY id
            """;
    private static final String COHORTS =
            "SELECT id, filters::text AS filters, is_static FROM cohorts WHERE team_id = :team AND NOT deleted";

    private final Postgres postgres;

    public PostgresFlagDefinitions(Postgres postgres) {
        this.postgres = postgres;
    }

    private record FlagRow(ObjectNode raw, ObjectNode filters, boolean active, boolean continuity) {}

    private record CohortRow(long id, ObjectNode filters, boolean isStatic) {}

    @Override
    public Map<Long, TeamFlags.Stamp> stamps(Collection<Long> teamIds) {
        return SlowQueries.translated(() -> postgres.with(handle -> stamps(handle, teamIds)));
    }

    private static Map<Long, TeamFlags.Stamp> stamps(Handle handle, Collection<Long> teamIds) {
        var stamps = new HashMap<Long, TeamFlags.Stamp>();
        handle.createQuery(STAMPS)
                .bind("teams", teamIds.toArray(Long[]::new))
                .map((row, context) -> stamps.put(row.getLong("id"), stamp(row)))
                .list();
        return stamps;
    }

    private static TeamFlags.Stamp stamp(ResultSet row) throws SQLException {
        var types = new HashMap<Integer, String>();
        String json = row.getString("group_types");
        if (json != null) {
            StoredJson.object(json)
                    .properties()
                    .forEach(type -> types.put(
                            Integer.valueOf(type.getKey()), type.getValue().textValue()));
        }
        return new TeamFlags.Stamp(row.getLong("flags_version"), zone(row.getString("timezone")), types);
    }

    /** A zone may be unknown to an older JDK than the one that stored it. */
    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneId.of("UTC");
        }
    }

    @Override
    public Optional<TeamFlags> load(long teamId) {
        return SlowQueries.translated(() -> postgres.with(handle -> {
            // The stamp first: what changes in between is then read again.
            var stamp = Optional.ofNullable(stamps(handle, List.of(teamId)).get(teamId));
            return stamp.map(each -> assembled(each, flags(handle, teamId), cohorts(handle, teamId)));
        }));
    }

    private static List<FlagRow> flags(Handle handle, long teamId) {
        return handle.createQuery(FLAGS)
                .bind("team", teamId)
                .map((row, context) -> flag(row, teamId))
                .list();
    }

    /** Everything an SDK needs to evaluate the flag itself (wire protocol 2.3). */
    private static FlagRow flag(ResultSet row, long teamId) throws SQLException {
        var filters = StoredJson.object(row.getString("filters"));
        var raw = filters.objectNode();
        raw.put("id", row.getLong("id"));
        raw.put("team_id", teamId);
        raw.put("name", row.getString("name"));
        raw.put("key", row.getString("key"));
        raw.set("filters", filters);
        raw.put("deleted", false);
        raw.put("active", row.getBoolean("active"));
        raw.put("ensure_experience_continuity", row.getBoolean("ensure_experience_continuity"));
        raw.put("version", row.getInt("version"));
        if (filters.path("bucketing_identifier").isTextual()) {
            raw.set("bucketing_identifier", filters.path("bucketing_identifier"));
        }
        return new FlagRow(raw, filters, row.getBoolean("active"), row.getBoolean("ensure_experience_continuity"));
    }

    private static List<CohortRow> cohorts(Handle handle, long teamId) {
        return handle.createQuery(COHORTS)
                .bind("team", teamId)
                .map((row, context) -> new CohortRow(
                        row.getLong("id"), StoredJson.object(row.getString("filters")), row.getBoolean("is_static")))
                .list();
    }

    private static TeamFlags assembled(TeamFlags.Stamp stamp, List<FlagRow> rows, List<CohortRow> cohortRows) {
        var flags = new ArrayList<FlagDefinition>();
        var understood = new ArrayList<ObjectNode>();
        for (var row : rows) {
            try {
                flags.add(new FlagDefinition(
                        row.raw().path("id").longValue(),
                        row.raw().path("key").textValue(),
                        row.active(),
                        row.continuity(),
                        row.raw().path("version").intValue(),
                        FilterDecoder.flag(row.filters())));
                understood.add(row.raw());
            } catch (InvalidFiltersException e) {
                LOG.atWarn()
                        .addKeyValue("flag", row.raw().path("id").longValue())
                        .addKeyValue("where", e.path())
                        .log("The stored filters of a flag cannot be understood; it is left out");
            }
        }
        var cohorts = new HashMap<Long, Cohort>();
        var raw = new HashMap<Long, ObjectNode>();
        for (var row : cohortRows) {
            cohorts.put(row.id(), new Cohort(row.id(), row.isStatic(), filter(row)));
            if (!row.isStatic()) {
                boolean wrapped = row.filters().path("properties") instanceof ObjectNode;
                raw.put(row.id(), wrapped ? (ObjectNode) row.filters().path("properties") : row.filters());
            }
        }
        var stored = new TeamFlags.Raw(understood, raw);
        return TeamFlags.of(stamp, flags, cohorts, rows.size() - flags.size(), stored);
    }

    private static CohortFilter filter(CohortRow row) {
        try {
            return CohortDecoder.cohort(row.filters());
        } catch (InvalidFiltersException e) {
            LOG.atWarn()
                    .addKeyValue("cohort", row.id())
                    .addKeyValue("where", e.path())
                    .log("The stored filters of a cohort cannot be understood; it targets nobody");
            return new CohortFilter.Undecidable();
        }
    }
}
