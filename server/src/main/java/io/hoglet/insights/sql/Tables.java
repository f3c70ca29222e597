// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.event.HotProperties;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the caller may read: the tables, their columns, and which event properties have a column of their own. */
final class Tables {

    /** How a value is treated in an expression. */
    enum Kind {
        PLAIN,
        /** A DateTime64 in UTC, shown in the project's zone. */
        TIME,
        /** The same, already in the project's zone. */
        ZONED_TIME,
        /** A JSON object as text; a name after it is a property. */
        JSON,
        /** The text of one property, or NULL. */
        PROPERTY,
        /** The person of an event, merges applied. */
        PERSON
    }

    /** @param shown the columns that * stands for */
    record Table(String name, Map<String, Kind> columns, List<String> shown) {}

    private static final Table EVENTS = new Table(
            "events",
            columns(
                    List.of(
                            "uuid",
                            "event",
                            "distinct_id",
                            "team_id",
                            "elements_chain",
                            "elements_chain_href",
                            "elements_chain_texts",
                            "elements_chain_ids",
                            "elements_chain_elements",
                            "person_mode",
                            "$group_0",
                            "$group_1",
                            "$group_2",
                            "$group_3",
                            "$group_4"),
                    List.of("timestamp", "created_at", "inserted_at"),
                    Map.of("properties", Kind.JSON, "person_id", Kind.PERSON)),
            List.of(
                    "uuid",
                    "event",
                    "timestamp",
                    "distinct_id",
                    "person_id",
                    "properties",
                    "elements_chain",
                    "created_at"));

    private static final Table PERSONS = new Table(
            "persons",
            columns(List.of("id", "is_identified", "team_id"), List.of("created_at"), Map.of("properties", Kind.JSON)),
            List.of("id", "created_at", "properties", "is_identified"));

    /** The index is that of the project's type, 0 to 4: what an event has in the column of that number. */
    private static final Table GROUPS = new Table(
            "groups",
            columns(List.of("index", "key", "team_id"), List.of("created_at"), Map.of("properties", Kind.JSON)),
            List.of("index", "key", "created_at", "properties"));

    private static final Map<String, Table> ALL = Map.of("events", EVENTS, "persons", PERSONS, "groups", GROUPS);

    private Tables() {}

    static @Nullable Table named(String name) {
        return ALL.get(name);
    }

    static boolean isHot(String property) {
        return HotProperties.contains(property);
    }

    private static Map<String, Kind> columns(List<String> plain, List<String> times, Map<String, Kind> others) {
        var all = new LinkedHashMap<String, Kind>();
        plain.forEach(name -> all.put(name, Kind.PLAIN));
        times.forEach(name -> all.put(name, Kind.TIME));
        all.putAll(others);
        return all;
    }
}
