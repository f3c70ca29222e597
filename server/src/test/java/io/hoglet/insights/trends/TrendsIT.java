// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.trends;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.insights.Asked;
import io.hoglet.insights.clickhouse.RealEngine;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.clickhouse.TestWarehouse.Event;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RealEngine.class)
class TrendsIT {

    private static final long TEAM = 101;
    private static final long OTHER_TEAM = 102;
    private static final String BUY = "{'event': 'buy'}";

    private final TestWarehouse warehouse;
    private final Asked asked;

    TrendsIT(TestWarehouse warehouse) {
        this.warehouse = warehouse;
        this.asked = Asked.of(warehouse, TEAM);
    }

    @BeforeAll
    static void fill(TestWarehouse warehouse) {
        warehouse.insert(
                TEAM,
                Event.of("buy").by("a").at("2026-07-09 10:00:00").with("{\"n\": 1, \"$browser\": \"Chrome\"}"),
                Event.of("buy").by("a").at("2026-07-09 23:30:00").with("{\"n\": 2, \"$browser\": \"Chrome\"}"),
                Event.of("buy").by("b").at("2026-07-11 00:10:00").with("{\"n\": \"3.5\", \"$browser\": \"Safari\"}"),
                Event.of("buy").by("c").at("2026-07-11 10:00:00").with("{\"n\": \"many\"}"),
                Event.of("see").by("a").at("2026-07-11 10:00:00").with("{\"n\": 100}"));
        warehouse.insert(
                OTHER_TEAM, Event.of("buy").by("x").at("2026-07-09 10:00:00").with("{\"n\": 50}"));
        warehouse.override(TEAM, "b", Event.personOf("c"), 1, false);
        warehouse.override(TEAM, "c", Event.personOf("z"), 1, false);
        warehouse.override(TEAM, "c", Event.personOf("z"), 2, true);
        warehouse.override(OTHER_TEAM, "a", Event.personOf("c"), 9, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'event': 'buy'}                                            | [2,0,2]         | 4
            {'event': null}                                             | [2,0,3]         | 5
            {'event': 'nobody'}                                         | [0,0,0]         | 0
            {'event': 'buy', 'math': 'dau'}                             | [1,0,1]         | 2
            {'event': 'buy', 'math': 'sum', 'math_property': 'n'}       | [3.0,0.0,3.5]   | 6.5
            {'event': 'buy', 'math': 'avg', 'math_property': 'n'}       | [1.5,0.0,3.5]   | 5.0
            {'event': 'buy', 'math': 'min', 'math_property': 'n'}       | [1.0,0.0,3.5]   | 4.5
            {'event': 'buy', 'math': 'max', 'math_property': 'n'}       | [2.0,0.0,3.5]   | 5.5
            {'event': 'buy', 'math': 'median', 'math_property': 'n'}    | [1.5,0.0,3.5]   | 5.0
            {'event': 'buy', 'math': 'p90', 'math_property': 'n'}       | [1.9,0.0,3.5]   | 5.4
            {'event': 'buy', 'math': 'p95', 'math_property': 'n'}       | [1.95,0.0,3.5]  | 5.45
            {'event': 'buy', 'math': 'p99', 'math_property': 'n'}       | [1.99,0.0,3.5]  | 5.49
            """)
    void everyMathCountsWhatItSays(String series, String data, double count) {
        JsonNode line = asked.trend(series, "").get(0);

        assertThat(line.get("data")).hasToString(data);
        assertThat(line.get("count").asDouble()).isEqualTo(count);
    }

    @Test
    void theAnswerHasTheShapeOfTheApi() {
        JsonNode answer =
                asked.answer("{'kind': 'TrendsQuery', 'series': [{'event': 'buy', 'custom_name': 'Bought'}]}");

        assertThat(answer.get("resolved_date_range"))
                .hasToString("{\"date_from\":\"2026-07-08T00:00:00Z\",\"date_to\":\"2026-07-15T23:59:59.999999Z\"}");
        assertThat(answer.get("timezone").asText()).isEqualTo("UTC");
        assertThat(answer.get("is_cached").asBoolean(true)).isFalse();
        JsonNode line = answer.get("results").get(0);
        assertThat(line.get("days")).hasSize(8).first().hasToString("\"2026-07-08\"");
        assertThat(line.get("labels").get(0).asText()).isEqualTo("8-Jul-2026");
        assertThat(line.get("label").asText()).isEqualTo("buy");
        assertThat(line.get("action"))
                .hasToString(
                        "{\"order\":0,\"id\":\"buy\",\"name\":\"buy\",\"custom_name\":\"Bought\",\"math\":\"total\","
                                + "\"type\":\"events\"}");
        assertThat(line.has("breakdown_value")).isFalse();
    }

    @Test
    void bucketsAreThoseOfTheProjectsZone() {
        assertThat(asked.in("Europe/Berlin").trend(BUY, "").get(0).get("data")).hasToString("[1,1,2]");
        assertThat(asked.in("America/New_York").trend(BUY, "").get(0).get("data"))
                .hasToString("[2,1,1]");
    }

    @Test
    void hoursWeeksAndMonths() {
        assertThat(asked.trend(BUY, "'interval': 'hour'")
                        .get(0)
                        .get("data")
                        .get(10)
                        .asInt())
                .isEqualTo(1);
        assertThat(asked.trend(BUY, "'interval': 'hour'").get(0).get("data")).hasSize(72);
        assertThat(asked.trend(BUY, "'interval': 'week'").get(0).get("days")).hasToString("[\"2026-07-05\"]");
        assertThat(asked.trend(BUY, "'interval': 'week'").get(0).get("data")).hasToString("[4]");
        assertThat(asked.in("Europe/Berlin")
                        .trend(BUY, "'interval': 'week'")
                        .get(0)
                        .get("days"))
                .hasToString("[\"2026-07-06\"]");
        assertThat(asked.trend(BUY, "'interval': 'month'").get(0).get("days")).hasToString("[\"2026-07-01\"]");
        assertThat(asked.trend(BUY, "'interval': 'month'").get(0).get("data")).hasToString("[4]");
    }

    @Test
    void theRepeatedHourOfTheDayWhenClocksGoBackIsCountedInItsOwnBuckets() {
        long team = 103;
        warehouse.insert(
                team,
                Event.of("buy").at("2026-10-25 00:30:00"),
                Event.of("buy").at("2026-10-25 01:30:00"),
                Event.of("buy").at("2026-10-25 22:59:59"),
                Event.of("buy").at("2026-10-25 23:00:00"));
        Asked berlin = Asked.of(warehouse, team).in("Europe/Berlin");
        String day = "{'kind': 'TrendsQuery', 'series': [{'event': 'buy'}], 'interval': '%s',"
                + " 'dateRange': {'date_from': '2026-10-25', 'date_to': '2026-10-25'}}";

        JsonNode hours = berlin.answer(day.formatted("hour")).get("results").get(0);

        assertThat(hours.get("data")).hasToString("[0,0,1,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1]");
        assertThat(berlin.answer(day.formatted("day")).get("results").get(0).get("data"))
                .hasToString("[3]");
    }

    @Test
    void severalSeriesKeepTheirOrder() {
        JsonNode lines = asked.trend("{'event': 'see'}, {'event': 'buy', 'math': 'dau'}", "");

        assertThat(lines.findValuesAsText("label")).containsExactly("see", "buy");
        assertThat(lines.get(1).get("action").get("order").asInt()).isEqualTo(1);
    }

    @Test
    void aBreakdownHasALineForEachValueAndOneForNone() {
        JsonNode lines = asked.trend(BUY, "'breakdownFilter': {'breakdown': '$browser', 'breakdown_type': 'event'}");

        assertThat(lines.findValuesAsText("breakdown_value"))
                .containsExactly("Chrome", "Safari", "$$_posthog_breakdown_null_$$");
        assertThat(lines.findValues("data")).hasToString("[[2,0,0], [0,0,1], [0,0,1]]");
        assertThat(lines.findValuesAsText("label")).containsExactly("Chrome", "Safari", "None (i.e. no value)");
    }

    @Test
    void theRestOfABreakdownCountsItsPersonsOnce() {
        long team = 104;
        warehouse.insert(
                team,
                Event.of("buy").by("a").with("{\"plan\": \"x\"}"),
                Event.of("buy").by("b").with("{\"plan\": \"x\"}"),
                Event.of("buy").by("c").with("{\"plan\": \"y\"}"),
                Event.of("buy").by("c").with("{\"plan\": \"z\"}"));
        JsonNode lines = Asked.of(warehouse, team)
                .trend(
                        "{'event': 'buy', 'math': 'dau'}",
                        "'breakdownFilter': {'breakdown': 'plan', 'breakdown_limit': 1}");

        assertThat(lines.findValuesAsText("breakdown_value")).containsExactly("x", "$$_posthog_breakdown_other_$$");
        assertThat(lines.findValues("data")).hasToString("[[0,2,0], [0,1,0]]");
    }

    @Test
    void aDisplayOfOneValueCountsOverTheWholeRange() {
        String pie = "'trendsFilter': {'display': 'ActionsPie'}";

        assertThat(asked.trend("{'event': 'buy', 'math': 'dau'}", pie)
                        .get(0)
                        .get("aggregated_value")
                        .asInt())
                .isEqualTo(2);
        assertThat(asked.trend(BUY, pie + ", 'breakdownFilter': {'breakdown': '$browser'}")
                        .findValuesAsText("aggregated_value"))
                .containsExactly("2", "1", "1");
        assertThat(asked.trend("{'event': 'nobody'}", pie)
                        .get(0)
                        .get("aggregated_value")
                        .asInt())
                .isZero();
    }

    @Test
    void allMeansSinceTheFirstEvent() {
        JsonNode answer = asked.answer(
                "{'kind': 'TrendsQuery', 'series': [{'event': 'see'}], 'dateRange': {'date_from': 'all'}}");

        assertThat(answer.get("results").get(0).get("days")).hasSize(7).first().hasToString("\"2026-07-09\"");
    }
}
