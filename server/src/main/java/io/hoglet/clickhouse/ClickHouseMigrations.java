// SPDX-License-Identifier: Apache-2.0
package io.hoglet.clickhouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings ClickHouse's schema up to date. Migrations are files on the class path, in the order of the list; each
 * statement ends with a semicolon at the end of a line and may be run again, because ClickHouse has no transactions for
 * them.
 */
public final class ClickHouseMigrations {
    private static final Logger LOG = LoggerFactory.getLogger(ClickHouseMigrations.class);
    private static final List<String> FILES = List.of(
            "V0001__events.sql",
            "V0002__session_recordings.sql",
            "V0003__groups.sql",
            "V0004__elements.sql",
            "V0006__merge_events_less.sql");

    private final ClickHouse clickhouse;

    public ClickHouseMigrations(ClickHouse clickhouse) {
        this.clickhouse = clickhouse;
    }

    public void run() {
        clickhouse.execute("""
                CREATE TABLE IF NOT EXISTS hoglet_migrations (name String, applied_at DateTime DEFAULT now())
                ENGINE = MergeTree ORDER BY name
                """);
        var applied = applied();
        for (String file : FILES) {
            if (!applied.contains(file)) {
                statements(file).forEach(clickhouse::execute);
                clickhouse.execute("INSERT INTO hoglet_migrations (name) VALUES ('" + file + "')");
                LOG.atInfo().addKeyValue("migration", file).log("ClickHouse's schema was changed");
            }
        }
    }

    /** Whether every migration that this program knows has been run. */
    public boolean upToDate() {
        return applied().containsAll(FILES);
    }

    private Set<String> applied() {
        var names = new HashSet<String>();
        clickhouse
                .rows("SELECT name FROM hoglet_migrations")
                .forEach(row -> names.add(row.get(0).asText()));
        return names;
    }

    private static List<String> statements(String file) {
        try (var in = ClickHouseMigrations.class.getResourceAsStream("/clickhouse/" + file)) {
            if (in == null) {
                throw new IllegalStateException("the migration " + file + " is not in the program");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("--"))
                    .reduce("", (a, b) -> a + "\n" + b)
                    .strip()
                    .transform(sql -> List.of(sql.split(";\\s*(?:\n|$)")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
