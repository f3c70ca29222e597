// SPDX-License-Identifier: Apache-2.0
package io.hoglet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.event.UnavailableException;
import io.hoglet.postgres.Postgres;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Compares what clients were told with what the stores hold, and the stores with each other. */
final class Truth {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Postgres postgres;
    private final ClickHouse clickhouse;

    /** The latest version of a person. */
    record Version(long version, boolean isDeleted) {}

    /** Whose an id is. */
    record Owner(UUID person, long version) {}

    Truth(Postgres postgres, ClickHouse clickhouse) {
        this.postgres = postgres;
        this.clickhouse = clickhouse;
    }

    /** Waits until everything acknowledged has arrived, then requires that nothing is there twice and all agree. */
    void check(Set<UUID> acknowledged) {
        eventually("events that were acknowledged and are missing", () -> missing(acknowledged));
        eventually(
                "persons that differ (PostgreSQL, ClickHouse)",
                () -> differences(personsInPostgres(), personsInClickHouse()));
        eventually("groups that differ (PostgreSQL, ClickHouse)", this::groupDifferences);
        eventually("ids that differ (PostgreSQL, ClickHouse)", this::idDifferences);
        eventually("events of somebody else (PostgreSQL, ClickHouse)", this::misattributed);
        assertThat(clickhouse.rows("SELECT uuid, count() FROM events GROUP BY uuid HAVING count() > 1 LIMIT 10"))
                .as("events that are there twice")
                .isEmpty();
    }

    private Set<UUID> missing(Set<UUID> acknowledged) {
        var missing = new HashSet<>(acknowledged);
        clickhouse
                .rows("SELECT uuid FROM events")
                .forEach(row -> missing.remove(UUID.fromString(row.get(0).asText())));
        return missing;
    }

    private Map<UUID, Version> personsInPostgres() {
        var persons = new TreeMap<UUID, Version>();
        postgres.use(handle -> handle.createQuery("""
                        SELECT uuid, coalesce(person.version, stone.version) AS version, person.id IS NULL AS is_deleted
                        FROM persons person FULL JOIN person_tombstones stone USING (team_id, uuid)
                        """)
                .map((row, ctx) -> persons.put(
                        row.getObject("uuid", UUID.class),
                        new Version(row.getLong("version"), row.getBoolean("is_deleted"))))
                .list());
        return persons;
    }

    private Map<UUID, Version> personsInClickHouse() {
        var persons = new TreeMap<UUID, Version>();
        clickhouse
                .rows("SELECT id, max(version), argMax(is_deleted, version) FROM persons GROUP BY id")
                .forEach(row -> persons.put(
                        UUID.fromString(row.get(0).asText()),
                        new Version(row.get(1).asLong(), row.get(2).asBoolean())));
        return persons;
    }

    private Map<String, String> groupDifferences() {
        var inPostgres = new HashMap<String, Long>();
        postgres.use(handle -> handle.createQuery("SELECT group_type_index, group_key, version FROM groups")
                .map((row, ctx) -> inPostgres.put(
                        row.getInt("group_type_index") + ":" + row.getString("group_key"), row.getLong("version")))
                .list());
        var inClickHouse = new HashMap<String, Long>();
        clickhouse
                .rows("SELECT group_type_index, group_key, max(version) FROM groups GROUP BY ALL")
                .forEach(row -> inClickHouse.put(
                        row.get(0).asText() + ":" + row.get(1).asText(),
                        row.get(2).asLong()));
        return differences(inPostgres, inClickHouse);
    }

    private Map<String, String> idDifferences() {
        var inPostgres = owners();
        inPostgres.values().removeIf(owner -> owner.version() == 0);
        var inClickHouse = new HashMap<String, Owner>();
        clickhouse
                .rows("""
                        SELECT distinct_id, argMax(person_id, version), max(version) AS newest
                        FROM person_overrides GROUP BY distinct_id HAVING newest > 0
                        """)
                .forEach(row -> inClickHouse.put(
                        row.get(0).asText(),
                        new Owner(
                                UUID.fromString(row.get(1).asText()), row.get(2).asLong())));
        return differences(inPostgres, inClickHouse);
    }

    private Map<String, Owner> owners() {
        var owners = new HashMap<String, Owner>();
        postgres.use(handle -> handle.createQuery("""
                        SELECT ids.distinct_id, person.uuid, ids.version
                        FROM person_distinct_ids ids JOIN persons person ON person.id = ids.person_id
                        """)
                .map((row, ctx) -> owners.put(
                        row.getString("distinct_id"),
                        new Owner(row.getObject("uuid", UUID.class), row.getLong("version"))))
                .list());
        return owners;
    }

    /** Whom the events of an id name once the overrides are applied, where that is not whom PostgreSQL names. */
    private Map<String, String> misattributed() {
        var owners = owners();
        var wrong = new TreeMap<String, String>();
        clickhouse.rows("""
                        SELECT distinct_id, event.person_id, override.person_id, override.id != ''
                        FROM (SELECT DISTINCT distinct_id, person_id FROM events) AS event
                        LEFT JOIN (SELECT distinct_id AS id, argMax(person_id, version) AS person_id
                                   FROM person_overrides GROUP BY distinct_id) AS override
                        ON override.id = event.distinct_id
                        """).forEach(row -> {
            var owner = owners.get(row.get(0).asText());
            String shown = row.get(row.get(3).asBoolean() ? 2 : 1).asText();
            if (owner != null && !owner.person().toString().equals(shown)) {
                wrong.put(row.get(0).asText(), owner.person() + ", " + shown);
            }
        });
        return wrong;
    }

    private static <K> Map<K, String> differences(Map<K, ?> left, Map<K, ?> right) {
        var keys = new HashSet<>(left.keySet());
        keys.addAll(right.keySet());
        var different = new HashMap<K, String>();
        for (var key : keys) {
            if (!String.valueOf(left.get(key)).equals(String.valueOf(right.get(key)))) {
                different.put(key, left.get(key) + ", " + right.get(key));
            }
        }
        return different;
    }

    /** Polls until what differs is nothing, and fails with the last difference. */
    private static void eventually(String what, Supplier<?> difference) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        String last = look(difference);
        while (!last.equals("[]") && !last.equals("{}")) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what + " after " + DEADLINE + ": " + shortened(last));
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            last = look(difference);
        }
    }

    private static String look(Supplier<?> difference) {
        try {
            return difference.get().toString();
        } catch (UnavailableException e) {
            return e.toString();
        }
    }

    private static String shortened(String text) {
        return text.length() <= 2_000 ? text : text.substring(0, 2_000) + "…";
    }
}
