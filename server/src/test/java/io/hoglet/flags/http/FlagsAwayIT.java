// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.flags.Away;
import io.hoglet.flags.FlagDefinitions;
import io.hoglet.flags.FlagEvaluator.Outcome;
import io.hoglet.flags.Flags;
import io.hoglet.flags.Question;
import io.hoglet.flags.StoredGroups;
import io.hoglet.flags.StoredPersons;
import io.hoglet.flags.postgres.PostgresFlagDefinitions;
import io.hoglet.flags.postgres.PostgresFlagPersons;
import io.hoglet.flags.postgres.PromptGroups;
import io.hoglet.groups.postgres.PostgresGroupLookup;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.RealPostgres;
import io.hoglet.postgres.Relay;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** PostgreSQL fails or is slow: answers come soon, with what can be known (wire protocol 2.1). */
@Timeout(120)
@ExtendWith(RealPostgres.class)
class FlagsAwayIT {
    private static final Postgres.Waits WAITS = new Postgres.Waits(Duration.ofMillis(500), Duration.ofMillis(500));
    private static final Duration SOON = Duration.ofSeconds(3);

    private static FlagRows project(Postgres postgres) {
        long id = postgres.with(
                handle -> handle.createQuery("""
                        WITH made AS (
                            INSERT INTO organizations (uuid, name, created_at)
                            VALUES (gen_random_uuid(), 'Ours', now()) RETURNING id)
                        INSERT INTO projects (uuid, organization_id, name, api_token, created_at)
                        SELECT gen_random_uuid(), id, 'Ours', 'phc_known_key', now() FROM made RETURNING id
                        """).mapTo(Long.class).one());
        var rows = new FlagRows(postgres, id);
        rows.flag("plain", "{'groups': [{}]}");
        rows.flag("stored", "{'groups': [{'properties': [{'key': 'plan', 'value': 'paid'}]}]}");
        rows.flag("kept", "{'groups': [{}]}", true, true);
        rows.person("u", "{'plan': 'paid'}");
        return rows;
    }

    private static Flags flags(Postgres postgres) {
        var away = new Away();
        return new Flags(
                new FlagDefinitions(new PostgresFlagDefinitions(postgres)),
                new StoredPersons(new PostgresFlagPersons(postgres), away),
                new StoredGroups(new PromptGroups(new PostgresGroupLookup(postgres)), away),
                Clock.systemUTC());
    }

    private static Outcome soon(Flags flags, long team) {
        return soon(flags, team, Map.of());
    }

    private static Outcome soon(Flags flags, long team, Map<String, String> groups) {
        var question = new Question("u", Optional.empty(), Optional.empty(), Map.of(), groups, Map.of(), Set.of());
        long from = System.nanoTime();
        var outcome = flags.evaluate(team, question, flag -> true);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(SOON);
        return outcome;
    }

    @Test
    void whatNeedsNoStoreIsAnsweredWithoutIt(RealPostgres.Server server) {
        var address = server.emptyDatabase();
        try (var relay = Relay.to(address);
                var owner = new Postgres(address, 2);
                var postgres = new Postgres(relay.address(address), 2, WAITS)) {
            owner.migrate();
            long team = project(owner).teamId();
            var flags = flags(postgres);
            var other = flags(postgres);
            assertThat(flags.hasAny(team)).isTrue();

            relay.cut();

            var known = soon(flags, team);
            assertThat(known.complete()).isFalse();
            assertThat(known.evaluations())
                    .extracting(each -> each.flag().key())
                    .containsExactly("plain");
            var unknown = soon(other, team);
            assertThat(unknown.complete()).isFalse();
            assertThat(unknown.evaluations()).isEmpty();
            assertThat(other.hasAny(team)).isTrue();
        }
    }

    @Test
    void aSlowStoreIsNotWaitedFor(RealPostgres.Server server) {
        var address = server.emptyDatabase();
        try (var owner = new Postgres(address, 2);
                var postgres = new Postgres(address, 2, WAITS)) {
            owner.migrate();
            long team = project(owner).teamId();
            var flags = flags(postgres);
            assertThat(flags.hasAny(team)).isTrue();

            owner.inTransaction(handle -> {
                handle.execute("LOCK TABLE persons IN ACCESS EXCLUSIVE MODE");
                var outcome = soon(flags, team);
                assertThat(outcome.complete()).isFalse();
                assertThat(outcome.evaluations())
                        .extracting(each -> each.flag().key())
                        .containsExactly("plain");
                return outcome;
            });

            assertThat(soon(flags(postgres), team).evaluations()).hasSize(3);
        }
    }

    @Test
    void slowGroupsAreNotWaitedFor(RealPostgres.Server server) {
        var address = server.emptyDatabase();
        try (var owner = new Postgres(address, 2);
                var postgres = new Postgres(address, 2, WAITS)) {
            owner.migrate();
            var rows = project(owner);
            rows.groupType(0, "company");
            rows.flag("large", """
                    {'aggregation_group_type_index': 0,
                     'groups': [{'properties': [{'key': 'size', 'type': 'group', 'value': 9}]}]}
                    """);
            var flags = flags(postgres);
            assertThat(flags.hasAny(rows.teamId())).isTrue();

            owner.inTransaction(handle -> {
                handle.execute("LOCK TABLE groups IN ACCESS EXCLUSIVE MODE");
                var outcome = soon(flags, rows.teamId(), Map.of("company", "acme"));
                assertThat(outcome.complete()).isFalse();
                assertThat(outcome.evaluations())
                        .extracting(each -> each.flag().key())
                        .contains("plain")
                        .doesNotContain("large");
                return outcome;
            });
        }
    }
}
