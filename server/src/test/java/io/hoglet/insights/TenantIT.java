// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.insights.clickhouse.RealEngine;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.clickhouse.TestWarehouse.Event;
import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.query.Statement;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No project sees anything of another, whatever it asks. Everything of the other one holds the word secret. */
@ExtendWith(RealEngine.class)
class TenantIT {

    private static final long TEAM = 401;
    private static final long OTHER = 402;

    private final TestWarehouse warehouse;
    private final Asked asked;

    TenantIT(TestWarehouse warehouse) {
        this.warehouse = warehouse;
        this.asked = Asked.of(warehouse, TEAM);
    }

    @BeforeAll
    static void fill(TestWarehouse warehouse) {
        UUID secret = UUID.fromString("5ec4e700-0000-4000-8000-000000000001");
        warehouse.insert(TEAM, Event.of("own").at("2026-07-15 09:00:00").with("{\"k\": \"own\"}"));
        warehouse.insert(
                OTHER,
                Event.of("secret")
                        .by("secret")
                        .at("2026-07-15 09:00:00")
                        .with("{\"k\": \"secret\", \"$browser\": \"secret\"}"),
                Event.of("own")
                        .by("d1")
                        .at("2026-07-15 09:00:00")
                        .with("{\"k\": \"secret\"}")
                        .ofPerson("{\"k\": \"secret\"}"));
        warehouse.person(OTHER, secret, "{\"k\": \"secret\"}", 1, false);
        warehouse.override(OTHER, "d1", secret, 99, false);
        warehouse.group(OTHER, 0, "secret", "{\"k\": \"secret\"}", 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT *, team_id, person.properties FROM events",
                "SELECT event, properties FROM events WHERE 1 OR 1",
                "SELECT event FROM events WHERE team_id = 402 OR 1 = 1",
                "SELECT event FROM events WHERE team_id = 402",
                "SELECT event FROM events WHERE NOT (team_id = 401)",
                "SELECT event, team_id AS team_id FROM events WHERE team_id IN (401, 402)",
                "SELECT 401 AS team_id, properties FROM events WHERE team_id = 401 OR 1",
                "SELECT * FROM (SELECT * FROM events WHERE 1 OR 1) AS events",
                "SELECT (SELECT max(properties) FROM events)",
                "SELECT event FROM events WHERE event IN (SELECT event FROM events WHERE team_id = 402)",
                "SELECT count() FROM events HAVING 1 OR 1",
                "SELECT groupArray(properties) FROM events GROUP BY team_id ORDER BY team_id DESC",
                "SELECT person_id FROM events",
                "SELECT * FROM persons",
                "SELECT properties.k, team_id FROM persons WHERE team_id = 402 OR 1",
                "SELECT id FROM persons AS events WHERE 1 OR 1",
                "SELECT *, team_id FROM groups",
                "SELECT key FROM groups WHERE team_id = 402 OR 1",
                "SELECT event FROM events WHERE 'secret' IN (SELECT key FROM groups) OR event = 'secret'",
                "SELECT event AS `a` FROM events AS `events) AS x, (SELECT` WHERE 1 OR 1",
                "SELECT event AS `x` /* */ -- ' \n FROM events WHERE 'a\\' OR 1=1 -- ' = '' OR 1",
                "SELECT event AS `a\\` FROM default.events --` FROM events",
                "SELECT '\\\\' OR 1 OR '', event FROM events",
                "SELECT event FROM default.events",
                "SELECT event FROM `default.events`",
                "SELECT event FROM events SETTINGS additional_table_filters = {}",
                "SELECT event FROM merge('default', 'events')",
                "SELECT event FROM events UNION ALL SELECT event FROM events",
                "SELECT event FROM events WHERE 1; SELECT event FROM events",
                "SELECT * FROM events FORMAT JSON SETTINGS additional_table_filters = {}",
            })
    void noSqlReadsAnotherProjectsRows(String sql) {
        assertThat(answerOrRefusal(sql))
                .doesNotContainIgnoringCase("secret", "5ec4e700")
                .doesNotContain("402");
    }

    @Test
    void noInsightReadsAnotherProjectsRows() {
        String trends = "{'kind': 'TrendsQuery', 'series': [{'event': null, 'math': 'dau'}], 'dateRange': {'date_from':"
                + " 'dStart'}, 'breakdownFilter': {'breakdown': 'k'}}";
        String actors = "{'kind': 'ActorsQuery', 'source': {'kind': 'InsightActorsQuery', 'source': " + trends + "}}";

        assertThat(asked.answer(trends).get("results").toString())
                .contains("own")
                .doesNotContain("secret");
        assertThat(asked.answer(trends).get("results").get(0).get("count").asInt())
                .isEqualTo(1);
        assertThat(asked.answer(actors).get("results")).hasSize(1);
        assertThat(asked.answer(actors).get("results").toString()).doesNotContain("secret", "5ec4e700");
        assertThat(asked.answer("{'kind': 'EventsQuery', 'select': ['*', 'person'], 'where': ['1 OR 1']}")
                        .get("results")
                        .toString())
                .contains("own")
                .doesNotContain("secret", "5ec4e700");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count() FROM events",
                "SELECT count() FROM events AS e WHERE e.team_id > 0 OR 1",
                "SELECT count() FROM default.events WHERE 1",
                "SELECT count() FROM (SELECT * FROM events) AS x",
                "SELECT count() FROM (SELECT 1 AS one) AS x CROSS JOIN events AS e",
            })
    void theEngineFiltersByTeamEvenWhenTheTextDoesNot(String unguarded) {
        var rows = warehouse.asWarehouse().query(new Statement(unguarded, TEAM));

        assertThat(rows.rows()).hasToString("[[1]]");
    }

    @Test
    void theEngineFiltersTheOtherTablesToo() {
        var engine = warehouse.asWarehouse();

        assertThat(engine.query(new Statement("SELECT count() FROM persons FINAL", TEAM))
                        .rows())
                .hasToString("[[0]]");
        assertThat(engine.query(new Statement("SELECT count() FROM groups", TEAM))
                        .rows())
                .hasToString("[[0]]");
        assertThat(engine.query(new Statement("SELECT count() FROM person_overrides", TEAM))
                        .rows())
                .hasToString("[[0]]");
    }

    private String answerOrRefusal(String sql) {
        try {
            return asked.sql(sql);
        } catch (InvalidQueryException refused) {
            return "refused";
        }
    }
}
