// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.insights.Asked;
import io.hoglet.insights.clickhouse.RealEngine;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.clickhouse.TestWarehouse.Event;
import io.hoglet.insights.query.InvalidQueryException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RealEngine.class)
class SqlIT {

    private static final long TEAM = 301;
    private static final long GROUPED = 303;
    private static final UUID ADA = UUID.fromString("00000000-0000-0001-0000-0000000000a1");
    private static final UUID BOB = UUID.fromString("00000000-0000-0001-0000-0000000000b2");

    private final TestWarehouse warehouse;
    private final Asked asked;

    SqlIT(TestWarehouse warehouse) {
        this.warehouse = warehouse;
        this.asked = Asked.of(warehouse, TEAM);
    }

    @BeforeAll
    static void fill(TestWarehouse warehouse) {
        warehouse.insert(
                TEAM,
                Event.of("typed")
                        .at("2026-07-10 12:00:00.123456")
                        .with(
                                "{\"s\": \"x\\\"y\", \"i\": 7, \"f\": 1.5, \"b\": true, \"z\": null, \"o\": {\"k\": [1, \"a\"]},"
                                        + " \"e\": \"\", \"a b\": 1, \"$browser\": \"Chrome\"}")
                        .ofPerson("{\"email\": \"then@x.org\"}"),
                Event.of("night").by("d2").at("2026-07-10 23:30:00"),
                Event.of("night").by("d3").at("2026-07-11 00:30:00"));
        warehouse.person(TEAM, ADA, "{\"email\": \"old@x.org\"}", 1, false);
        warehouse.person(TEAM, ADA, "{\"email\": \"new@x.org\"}", 2, false);
        warehouse.person(TEAM, BOB, "{}", 1, false);
        warehouse.person(TEAM, BOB, "{}", 101, true);
        warehouse.override(TEAM, "d2", ADA, 1, false);
        warehouse.group(TEAM, 0, "acme", "{\"plan\": \"free\"}", 0);
        warehouse.group(TEAM, 0, "acme", "{\"plan\": \"paid\"}", 1);
        warehouse.group(TEAM, 1, "acme", "{}", 0);
        warehouse.group(TEAM + 1, 0, "secret", "{\"plan\": \"paid\"}", 0);
        warehouse.insert(
                GROUPED,
                Event.of("sale").with("{\"$groups\": {\"store\": \"s1\"}, \"$group_0\": \"s1\"}"),
                Event.of("sale").with("{\"$group_0\": \"s2\"}"),
                Event.of("sale"));
        warehouse.group(GROUPED, 0, "s1", "{\"city\": \"Salem\"}", 0);
        warehouse.group(GROUPED, 0, "s2", "{\"city\": \"Tacoma\"}", 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            properties.s                          | "x\\"y"
            properties.i                          | "7"
            properties.f                          | "1.5"
            properties.b                          | "true"
            properties.z                          | null
            properties.absent                     | null
            properties.o                          | "{\\"k\\":[1,\\"a\\"]}"
            properties.o.k                        | "[1,\\"a\\"]"
            properties.e                          | ""
            properties['a b']                     | "1"
            properties.$browser                   | "Chrome"
            properties.i + 1                      | 8.0
            properties.i > 5                      | 1
            properties.b = true                   | 1
            person.properties.email               | "then@x.org"
            toInt(properties.i)                   | 7
            toFloat(properties.s)                 | null
            timestamp                             | "2026-07-10T12:00:00.123456Z"
            toDate(timestamp)                     | "2026-07-10"
            toStartOfMonth(timestamp)             | "2026-07-01"
            toStartOfWeek(timestamp)              | "2026-07-05"
            dateTrunc('month', timestamp)         | "2026-07-01"
            toHour(timestamp)                     | 12
            toDateTime('2026-07-10 12:00:00')     | "2026-07-10T12:00:00.000000Z"
            [1, 2]                                | [1,2]
            arrayMap(x -> x + length(arrayFilter(y -> y > x, [1, 2, 3])) + x, [1, 2]) | [4,5]
            arrayExists(event -> event = 'a', ['a'])             | 1
            arrayAll(x -> toHour(timestamp) = x, [12])           | 1
            (1, 'a')                              | [1,"a"]
            1 / 0                                 | null
            true                                  | true
            null                                  | null
            case when event = 'typed' then 'y' else 'n' end | "y"
            multiIf(1 > 2, 'a', 'b')              | "b"
            event like 'ty%' and event not ilike 'TY_'      | 1
            event in ('typed', 'x')               | 1
            splitByChar('@', person.properties.email)[1]    | "then"
            """)
    void valuesAreOfTheirTypesInJson(String hogql, String json) {
        assertThat(asked.sql("SELECT " + hogql + " FROM events WHERE event = 'typed'"))
                .isEqualTo("[[" + json + "]]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            count()                            | 3
            count(distinct person_id)          | 3
            countIf(event = 'night')           | 2
            uniq(event)                        | 2
            quantile(0.5)(properties.i)        | 7.0
            sum(properties.i)                  | 7.0
            avg(properties.f)                  | 1.5
            min(timestamp)                     | "2026-07-10T12:00:00.123456Z"
            arraySort(groupArray(event))       | ["night","night","typed"]
            topK(1)(event)                     | ["night"]
            argMax(event, timestamp)           | "night"
            """)
    void aggregatesGoOverAllRows(String hogql, String json) {
        assertThat(asked.sql("SELECT " + hogql + " FROM events")).isEqualTo("[[" + json + "]]");
    }

    @Test
    void timesAreShownAndCutInTheProjectsZone() {
        Asked berlin = asked.in("Europe/Berlin");

        assertThat(berlin.sql("SELECT timestamp FROM events WHERE event = 'typed'"))
                .isEqualTo("[[\"2026-07-10T14:00:00.123456+02:00\"]]");
        assertThat(berlin.sql("SELECT toStartOfDay(timestamp) AS day, count() FROM events GROUP BY day ORDER BY day"))
                .isEqualTo("[[\"2026-07-10T00:00:00+02:00\",1],[\"2026-07-11T00:00:00+02:00\",2]]");
        assertThat(asked.sql("SELECT toDate(timestamp) AS day, count() FROM events GROUP BY day ORDER BY day"))
                .isEqualTo("[[\"2026-07-10\",2],[\"2026-07-11\",1]]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            timestamp >= '2026-07-11'                                   | 2
            timestamp < '2026-07-11'                                    | 1
            '2026-07-11' <= timestamp                                   | 2
            timestamp >= toDate('2026-07-11')                           | 2
            timestamp >= toStartOfDay(toDateTime('2026-07-11 05:00:00')) | 2
            timestamp between '2026-07-11' and '2026-07-11 01:45:00'    | 1
            timestamp between '2026-07-10T23:30:00Z' and '2026-07-12'   | 2
            timestamp in ('2026-07-11 01:30:00', '2020-01-01')          | 1
            toDate(timestamp) = '2026-07-11'                            | 2
            timestamp < now() + interval 20 year                        | 3
            timestamp > now() - interval 100 year                       | 3
            """)
    void datesInConditionsAreMeantInTheProjectsZone(String condition, int count) {
        assertThat(asked.in("Europe/Berlin").sql("SELECT count() FROM events WHERE " + condition))
                .isEqualTo("[[" + count + "]]");
    }

    @Test
    void personsAreTheNewestOfEachAndNeverDeletedOnes() {
        assertThat(asked.sql("SELECT id, properties.email, is_identified FROM persons"))
                .isEqualTo("[[\"" + ADA + "\",\"new@x.org\",true]]");
    }

    @Test
    void groupsAreTheNewestOfEachTypeAndKey() {
        assertThat(asked.sql("SELECT index, key, properties.plan FROM groups ORDER BY index"))
                .isEqualTo("[[0,\"acme\",\"paid\"],[1,\"acme\",null]]");
        assertThat(asked.sql("SELECT g.key FROM groups AS g WHERE g.properties.plan = 'paid'"))
                .isEqualTo("[[\"acme\"]]");
        assertThat(asked.answer("{'kind': 'HogQLQuery', 'query': 'SELECT * FROM groups'}")
                        .get("columns"))
                .hasToString("[\"index\",\"key\",\"created_at\",\"properties\"]");
    }

    @Test
    void eventsAreFilteredByTheirGroupAndByWhatIsKnownOfIt() {
        var grouped = Asked.of(warehouse, GROUPED);

        assertThat(grouped.sql("SELECT count() FROM events WHERE properties.$group_0 = 's1'"))
                .isEqualTo("[[1]]");
        assertThat(grouped.sql("SELECT properties.$group_0 AS store, count() FROM events"
                        + " WHERE properties.$group_0 IN"
                        + " (SELECT key FROM groups WHERE index = 0 AND properties.city = 'Tacoma')"
                        + " GROUP BY store"))
                .isEqualTo("[[\"s2\",1]]");
    }

    @Test
    void aMergeIsSeenInEveryPersonOfAnEvent() {
        assertThat(asked.sql("SELECT person_id, person.id FROM events WHERE distinct_id = 'd2'"))
                .isEqualTo("[[\"" + ADA + "\",\"" + ADA + "\"]]");
        assertThat(asked.sql("SELECT count() FROM events WHERE person_id IN (SELECT id FROM persons)"))
                .isEqualTo("[[1]]");
        assertThat(asked.sql("SELECT person_id FROM events WHERE distinct_id = 'd3'"))
                .contains(Event.personOf("d3").toString());
    }

    @Test
    void subqueriesAliasesAndStarsWork() {
        assertThat(asked.sql("SELECT n, count() AS events FROM (SELECT distinct_id, count() AS n FROM events"
                        + " GROUP BY distinct_id) AS x GROUP BY x.n HAVING events > 1 ORDER BY n"))
                .isEqualTo("[[1,3]]");
        assertThat(asked.sql("SELECT p.email FROM (SELECT properties AS p FROM persons)"))
                .isEqualTo("[[\"new@x.org\"]]");
        assertThat(asked.sql("SELECT count() FROM (SELECT * FROM events)")).isEqualTo("[[3]]");
        assertThat(asked.sql("SELECT DISTINCT event FROM events ORDER BY 1 DESC LIMIT 1 OFFSET 1"))
                .isEqualTo("[[\"night\"]]");
        assertThat(asked.sql("SELECT 1 AS events, event FROM events LIMIT 1")).contains("1");
    }

    @Test
    void theAnswerTellsColumnsTypesAndWhetherThereIsMore() {
        JsonNode answer = asked.answer(
                "{'kind': 'HogQLQuery', 'query': 'select event, count() from events group by event order by 2 limit 1'}");

        assertThat(answer.get("columns")).hasToString("[\"event\",\"count()\"]");
        assertThat(answer.get("types"))
                .hasToString("[[\"event\",\"LowCardinality(String)\"],[\"count()\",\"UInt64\"]]");
        assertThat(answer.get("hasMore").asBoolean()).isTrue();
        assertThat(answer.get("results")).hasSize(1);
        assertThat(answer.get("hogql").asText())
                .isEqualTo("SELECT event, count() FROM events GROUP BY event ORDER BY 2 ASC LIMIT 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            SELECT event + 1 FROM events                             | wrong type
            SELECT event = 1 FROM events                             | different types
            SELECT event, count() FROM events                        | GROUP BY
            SELECT 1 FROM events WHERE count() > 1                   | aggregate
            SELECT match(event, '(') FROM events                     | regular expression
            SELECT 1 FROM events WHERE person_id = 'nobody'          | not a number, date or UUID
            SELECT 1 FROM events WHERE timestamp > 'yesterday'       | not a date
            """)
    void theEnginesRefusalsAreToldWithoutItsInternals(String sql, String why) {
        assertThatThrownBy(() -> asked.sql(sql))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining(why)
                .message()
                .doesNotContain("__t0", "DB::Exception", "team_id");
    }
}
