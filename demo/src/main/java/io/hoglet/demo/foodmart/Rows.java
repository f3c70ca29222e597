// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs one statement and maps its rows; SQL errors become {@link SourceException}s. */
final class Rows {
    private Rows() {}

    @FunctionalInterface
    interface Mapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    static <T> List<T> list(Connection connection, String sql, Mapper<T> mapper) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var list = new ArrayList<T>();
            while (rows.next()) {
                list.add(mapper.map(rows));
            }
            return list;
        } catch (SQLException e) {
            throw new SourceException("FoodMart: " + e.getMessage() + " in " + sql, e);
        }
    }

    /** The first column is the key. */
    static <T> Map<Integer, T> byId(Connection connection, String sql, Mapper<T> mapper) {
        var map = new HashMap<Integer, T>();
        list(connection, sql, row -> Map.entry(row.getInt(1), mapper.map(row)))
                .forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    static int integer(Connection connection, String sql) {
        return list(connection, sql, row -> row.getInt(1)).getFirst();
    }

    /**
     * Text columns of the dimension tables may be null; a chart is clearer with an empty text than without the key.
     */
    static String text(ResultSet row, String column) throws SQLException {
        var text = row.getString(column);
        return text == null ? "" : text;
    }
}
