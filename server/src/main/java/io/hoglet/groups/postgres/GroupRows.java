// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.postgres;

import io.hoglet.groups.GroupKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import org.jdbi.v3.core.statement.SqlStatement;

/** Keys of the table {@code groups} as parameters and as columns. */
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

    static GroupKey key(ResultSet row) throws SQLException {
        return new GroupKey(row.getLong("team_id"), row.getInt("group_type_index"), row.getString("group_key"));
    }
}
