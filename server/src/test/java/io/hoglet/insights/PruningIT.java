// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.insights.clickhouse.RealEngine;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.sql.Compiler;
import io.hoglet.insights.sql.Parser;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries must not read more than they need: other months' parts and other days' granules are left alone. */
@ExtendWith(RealEngine.class)
class PruningIT {

    private static final long TEAM = 501;
    private static final Pattern CHOSEN = Pattern.compile("(Parts|Granules): (\\d+)/(\\d+)");

    private final TestWarehouse warehouse;

    PruningIT(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Three months of one team: about 33,000 rows, 4 granules, each month. */
    @BeforeAll
    static void fill(TestWarehouse warehouse) {
        warehouse.run("INSERT INTO events (team_id, event, distinct_id, uuid, person_id, timestamp, created_at,"
                + " properties, person_properties) SELECT " + TEAM + ", ['a', 'b', 'c'][number % 3 + 1],"
                + " toString(number % 1000), generateUUIDv4(), generateUUIDv4(),"
                + " toDateTime64('2026-01-01 00:00:00', 6, 'UTC') + toIntervalSecond(number * 78), now(), '{}', '{}'"
                + " FROM numbers(100000)");
        warehouse.run("OPTIMIZE TABLE events FINAL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count() FROM events WHERE timestamp >= '2026-02-10' AND timestamp < '2026-02-11'",
                "SELECT toStartOfDay(timestamp) AS d, uniqExact(person_id) FROM events WHERE event = 'a'"
                        + " AND timestamp >= '2026-02-10' AND timestamp < '2026-02-11' GROUP BY d",
                "SELECT person_id FROM events WHERE timestamp BETWEEN '2026-02-10' AND '2026-02-11'",
                "SELECT count() FROM events WHERE timestamp > toDateTime('2026-02-10 00:00:00')"
                        + " AND timestamp < toDate('2026-02-11')",
                "SELECT count() FROM events WHERE timestamp = '2026-02-10 12:00:00'",
            })
    void aDayReadsOnePartAndOneOrTwoGranulesOfIt(String hogql) {
        for (String zone : new String[] {"UTC", "Europe/Berlin"}) {
            var project = new Project(TEAM, ZoneId.of(zone), DayOfWeek.SUNDAY);
            String plan = warehouse.explain(new Compiler(project)
                    .compile(Parser.parseSelect(hogql))
                    .statement()
                    .sql());

            assertThat(last(plan, "Parts")).as(plan).isEqualTo(1);
            assertThat(last(plan, "Granules")).as(plan).isLessThanOrEqualTo(2);
            assertThat(plan).contains("toDate(timestamp)");
        }
    }

    @Test
    void aTrendReadsOnlyItsDays() {
        var asked = Asked.of(warehouse, TEAM).in("America/New_York");
        String hogql = asked.answer("{'kind': 'TrendsQuery', 'series': [{'event': 'a', 'math': 'dau'}], 'dateRange':"
                        + " {'date_from': '2026-02-10', 'date_to': '2026-02-10'}}")
                .get("hogql")
                .asText();

        String plan = warehouse.explain(new Compiler(asked.project())
                .compile(Parser.parseSelect(hogql))
                .statement()
                .sql());

        assertThat(last(plan, "Parts")).as(plan).isEqualTo(1);
        assertThat(last(plan, "Granules")).as(plan).isLessThanOrEqualTo(2);
    }

    @Test
    void withoutTheDayTheEngineWouldReadMore() {
        String plan = warehouse.explain("SELECT count() FROM events WHERE team_id = " + TEAM
                + " AND timestamp >= toDateTime64('2026-02-10 00:00:00', 6, 'UTC')"
                + " AND timestamp < toDateTime64('2026-02-11 00:00:00', 6, 'UTC')");

        assertThat(last(plan, "Granules")).as(plan).isGreaterThan(2);
    }

    /** What is chosen after the last index of the events table; the engine decides which table of a join is first. */
    private static int last(String plan, String what) {
        String events = plan.substring(plan.indexOf("ReadFromMergeTree (default.events)"));
        int next = events.indexOf("ReadFromMergeTree", 1);
        var matcher = CHOSEN.matcher(next < 0 ? events : events.substring(0, next));
        int chosen = -1;
        while (matcher.find()) {
            if (matcher.group(1).equals(what)) {
                chosen = Integer.parseInt(matcher.group(2));
            }
        }
        return chosen;
    }
}
