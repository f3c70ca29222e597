// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.flags.manage.Author;
import io.hoglet.flags.manage.FeatureFlag;
import io.hoglet.flags.manage.StoredCohort;
import io.hoglet.postgres.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rows of flags and cohorts as records, and the turn that a change takes. Thread-safe. */
final class FlagRows {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FlagRows() {}

    /** Raises the version and holds the project's row, so that the next change waits for the end of this one. */
    static void takeTurn(Handle handle, long teamId) {
        handle.createUpdate("UPDATE projects SET flags_version = flags_version + 1 WHERE id = :team")
                .bind("team", teamId)
                .execute();
    }

    static FeatureFlag flag(ResultSet row) throws SQLException {
        return new FeatureFlag(
                row.getLong("id"),
                new FeatureFlag.Content(
                        row.getString("key"),
                        row.getString("name"),
                        object(row.getString("filters")),
                        row.getBoolean("active"),
                        row.getBoolean("deleted"),
                        row.getBoolean("ensure_experience_continuity"),
                        row.getBoolean("is_remote_configuration")),
                row.getInt("version"),
                author(row, "maker"),
                author(row, "changer"),
                times(row));
    }

    static StoredCohort cohort(ResultSet row) throws SQLException {
        return new StoredCohort(
                row.getLong("id"),
                new StoredCohort.Content(
                        row.getString("name"),
                        row.getString("description"),
                        object(row.getString("filters")),
                        row.getBoolean("is_static"),
                        row.getBoolean("deleted")),
                row.getBoolean("is_static") ? OptionalLong.of(row.getLong("count")) : OptionalLong.empty(),
                author(row, "maker"),
                times(row));
    }

    /** The columns of a user that was joined under that name; empty when there is none. */
    static Optional<Author> author(ResultSet row, String name) throws SQLException {
        var uuid = row.getObject(name + "_uuid", UUID.class);
        return uuid == null
                ? Optional.empty()
                : Optional.of(new Author(
                        row.getLong(name + "_id"),
                        uuid,
                        row.getString(name + "_first_name"),
                        row.getString(name + "_email")));
    }

    private static FeatureFlag.Times times(ResultSet row) throws SQLException {
        return new FeatureFlag.Times(Rows.instant(row, "created_at"), Rows.instant(row, "updated_at"));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) tree(json);
    }

    static JsonNode tree(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a column of JSON that is none", e);
        }
    }
}
