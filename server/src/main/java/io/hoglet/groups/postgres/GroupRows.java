// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.postgres;

import io.hoglet.groups.Group;
import io.hoglet.groups.GroupKey;
import io.hoglet.postgres.PropertiesJson;
import io.hoglet.postgres.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jdbi.v3.core.statement.SqlStatement;

/** Rows of the table {@code groups} as parameters and as columns. */
final class GroupRows {
    private GroupRows() {}

    static <S extends SqlStatement<S>> S bindKeys(S statement, Collection<GroupKey> keys) {
        return statement
                .bindArray(
                        "teams", Long.class, keys.stream().map(GroupKey::teamId).toList())
                .bindArray(
                        "indexes",
                        Short.class,
                        keys.stream().map(key -> (short) key.typeIndex()).toList())
                .bindArray(
                        "keys", String.class, keys.stream().map(GroupKey::key).toList());
    }

    static <S extends SqlStatement<S>> S bind(S statement, Collection<Group> groups) {
        return bindKeys(statement, groups.stream().map(Group::key).toList())
                .bindArray(
                        "properties",
                        String.class,
                        groups.stream()
                                .map(group -> PropertiesJson.write(group.properties()))
                                .toList())
                .bindArray(
                        "created",
                        OffsetDateTime.class,
                        groups.stream()
                                .map(group -> group.createdAt().atOffset(ZoneOffset.UTC))
                                .toList())
                .bindArray(
                        "versions",
                        Long.class,
                        groups.stream().map(Group::version).toList());
    }

    static GroupKey key(ResultSet row) throws SQLException {
        return new GroupKey(row.getLong("team_id"), row.getInt("group_type_index"), row.getString("group_key"));
    }

    static Group group(ResultSet row) throws SQLException {
        return new Group(
                key(row),
                PropertiesJson.read(row.getString("properties")),
                Rows.instant(row, "created_at"),
                row.getLong("version"));
    }
}
