// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits.postgres;

import io.hoglet.limits.Metered;
import io.hoglet.limits.ProjectLimits;
import io.hoglet.limits.UsageStore;
import io.hoglet.postgres.Postgres;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** What processes add up and enforce. Thread-safe. */
public final class PostgresUsageStore implements UsageStore {
    private static final String ADD = """
            INSERT INTO project_usage (project_id, month, metered, used)
            SELECT project_id, :month, metered, used
            FROM unnest(:projects, :metered, :used) AS counted (project_id, metered, used)
            JOIN projects ON projects.id = counted.project_id
            ON CONFLICT (project_id, month, metered) DO UPDATE SET used = project_usage.used + excluded.used
            """;
    private static final String USED = """
            SELECT project_id, metered, used FROM project_usage JOIN project_limits USING (project_id)
            WHERE month = :month
            """;

    // Writers in the same order wait for each other but never in a circle.
    private static final Comparator<Map.Entry<Key, Long>> ORDER = Comparator.comparingLong(
                    (Map.Entry<Key, Long> entry) -> entry.getKey().projectId())
            .thenComparing(entry -> entry.getKey().metered());

    /** Stands for all ids: no distinct id is empty. */
    private static final String EVERYTHING = "";

    private final Postgres postgres;

    public PostgresUsageStore(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public void add(LocalDate month, Map<Key, Long> counted) {
        var sorted = counted.entrySet().stream().sorted(ORDER).toList();
        postgres.use(handle -> handle.createUpdate(ADD)
                .bind("month", month)
                .bind(
                        "projects",
                        sorted.stream().map(each -> each.getKey().projectId()).toArray(Long[]::new))
                .bind(
                        "metered",
                        sorted.stream()
                                .map(each -> each.getKey().metered().label())
                                .toArray(String[]::new))
                .bind("used", sorted.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .execute());
    }

    @Override
    public Map<Key, Long> used(LocalDate month) {
        var used = new HashMap<Key, Long>();
        postgres.use(handle -> handle.createQuery(USED)
                .bind("month", month)
                .map((row, context) -> used.put(
                        new Key(
                                row.getLong("project_id"),
                                Metered.valueOf(row.getString("metered").toUpperCase(Locale.ROOT))),
                        row.getLong("used")))
                .list());
        return used;
    }

    @Override
    public Map<Long, Enforced> enforced() {
        return postgres.with(handle -> {
            var limits = limits(handle);
            var dropped = dropped(handle);
            var enforced = new HashMap<Long, Enforced>();
            var all = new HashSet<>(limits.keySet());
            all.addAll(dropped.keySet());
            for (long project : all) {
                var ids = dropped.getOrDefault(project, Set.of());
                enforced.put(
                        project,
                        new Enforced(limits.getOrDefault(project, ProjectLimits.NONE), ids.contains(EVERYTHING), ids));
            }
            return enforced;
        });
    }

    private static Map<Long, ProjectLimits> limits(Handle handle) {
        var limits = new HashMap<Long, ProjectLimits>();
        handle.createQuery("SELECT * FROM project_limits")
                .map((row, context) -> limits.put(row.getLong("project_id"), LimitRow.read(row)))
                .list();
        return limits;
    }

    private static Map<Long, Set<String>> dropped(Handle handle) {
        var dropped = new HashMap<Long, Set<String>>();
        handle.createQuery("SELECT project_id, coalesce(distinct_id, '') AS distinct_id FROM event_restrictions")
                .map((row, context) -> dropped.computeIfAbsent(row.getLong("project_id"), _ -> new HashSet<>())
                        .add(row.getString("distinct_id")))
                .list();
        return dropped;
    }
}
