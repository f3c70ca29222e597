// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.clickhouse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.query.Rows.Column;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads ClickHouse's JSONCompact format as a stream: columns first, then rows of plain arrays. */
final class JsonCompact {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern FLOAT = Pattern.compile("Float(32|64)|Nullable\\(Float(32|64)\\)");

    private final JsonParser json;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<@Nullable Object>> rows = new ArrayList<>();

    private JsonCompact(JsonParser json) {
        this.json = json;
    }

    static Rows read(InputStream body) throws IOException {
        try (JsonParser json = FACTORY.createParser(body)) {
            var reader = new JsonCompact(json);
            reader.document();
            return new Rows(reader.columns, reader.rows);
        }
    }

    private void document() throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "meta" -> meta();
                case "data" -> data();
                default -> json.skipChildren();
            }
        }
    }

    private void meta() throws IOException {
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String name = "";
            String type = "";
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String key = json.currentName();
                json.nextToken();
                if (key.equals("name")) {
                    name = json.getText();
                } else if (key.equals("type")) {
                    type = json.getText();
                }
            }
            columns.add(new Column(name, type));
        }
    }

    private void data() throws IOException {
        List<Moments> moments =
                columns.stream().map(column -> Moments.of(column.type())).toList();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            var row = new ArrayList<@Nullable Object>(columns.size());
            while (json.nextToken() != JsonToken.END_ARRAY) {
                int column = row.size();
                row.add(moments.get(column).shown(value(columns.get(column))));
            }
            rows.add(Collections.unmodifiableList(row));
        }
    }

    /** The engine writes a whole float without a point; a float stays one, so that typed clients see one type. */
    private @Nullable Object value(Column column) throws IOException {
        boolean isWhole = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
        return isWhole && FLOAT.matcher(column.type()).matches() ? json.getDoubleValue() : value();
    }

    private @Nullable Object value() throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT ->
                json.getNumberValue() instanceof Integer small ? (Object) small.longValue() : json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case START_ARRAY -> array();
            case START_OBJECT -> object();
            default -> json.getText();
        };
    }

    private List<@Nullable Object> array() throws IOException {
        var items = new ArrayList<@Nullable Object>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return Collections.unmodifiableList(items);
    }

    /** A map or a named tuple: as a map, which is again a JSON object in the answer. */
    private Object object() throws IOException {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, value());
        }
        return Collections.unmodifiableMap(fields);
    }
}
