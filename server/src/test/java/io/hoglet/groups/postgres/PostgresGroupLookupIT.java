// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.engines.Engines;
import io.hoglet.engines.RealEngines;
import io.hoglet.groups.GroupKey;
import io.hoglet.postgres.Postgres;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealEngines.class)
final class PostgresGroupLookupIT {
    private static final AtomicLong TEAMS = new AtomicLong(System.nanoTime() >>> 20);

    private final long team = TEAMS.incrementAndGet();
    private final Postgres postgres;
    private final PostgresGroupLookup lookup;

    PostgresGroupLookupIT(Engines engines) {
        this.postgres = engines.postgres();
        this.lookup = new PostgresGroupLookup(postgres);
    }

    @Test
    void typesAreNamedByTheirIndex() {
        type(1, "company");
        type(0, "store");

        assertThat(lookup.typeNames(team)).isEqualTo(Map.of(0, "store", 1, "company"));
        assertThat(lookup.typeNames(team + 1_000_000)).isEmpty();
    }

    @Test
    void groupsAreFoundByTypeAndKeyAndUnknownOnesAreAbsent() {
        group(0, "acme", "{\"plan\": \"x\"}");
        group(1, "acme", "{\"plan\": \"y\"}");

        var found = lookup.properties(
                List.of(new GroupKey(team, 0, "acme"), new GroupKey(team, 1, "acme"), new GroupKey(team, 0, "nobody")));

        assertThat(found).hasSize(2);
        assertThat(found.get(new GroupKey(team, 0, "acme"))).hasToString("{\"plan\":\"x\"}");
        assertThat(found.get(new GroupKey(team, 1, "acme"))).hasToString("{\"plan\":\"y\"}");
    }

    private void type(int index, String name) {
        postgres.use(handle -> handle.execute(
                "INSERT INTO group_types (team_id, group_type_index, group_type) VALUES (?, ?, ?)", team, index, name));
    }

    private void group(int index, String key, String properties) {
        postgres.use(handle -> handle.execute(
                "INSERT INTO groups VALUES (?, ?, ?, ?::jsonb, now(), 0)", team, index, key, properties));
    }
}
