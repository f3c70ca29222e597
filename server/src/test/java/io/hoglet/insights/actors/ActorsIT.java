// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.actors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.insights.Asked;
import io.hoglet.insights.clickhouse.RealEngine;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.clickhouse.TestWarehouse.Event;
import io.hoglet.insights.query.ActorDirectory.Actor;
import io.hoglet.insights.query.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RealEngine.class)
class ActorsIT {

    private static final long TEAM = 701;
    private static final String TRENDS = "{'kind': 'TrendsQuery', 'series': [{'event': null}, {'event': 'buy', 'math':"
            + " 'dau'}], 'interval': '%s', 'dateRange': {'date_from': '2026-07-09', 'date_to': '2026-07-12'}%s}";

    private final Asked asked;

    ActorsIT(TestWarehouse warehouse) {
        this.asked = Asked.of(warehouse, TEAM).in("Europe/Berlin");
    }

    @BeforeAll
    static void fill(TestWarehouse warehouse) {
        var events = new ArrayList<Event>();
        for (int i = 0; i < 40; i++) {
            String plan = i % 4 == 0 ? "{}" : "{\"plan\": \"p" + i % 3 + "\"}";
            events.add(Event.of("buy")
                    .by("user" + i % 10)
                    .at("2026-07-09 %02d:30:00".formatted(i % 24))
                    .with(plan));
            events.add(Event.of("buy")
                    .by("user" + i % 7)
                    .at("2026-07-1%d 22:30:00".formatted(i % 3))
                    .with(plan));
        }
        warehouse.insert(TEAM, events.toArray(Event[]::new));
        warehouse.override(TEAM, "user1", Event.personOf("user2"), 1, false);
        warehouse.override(TEAM, "user3", Event.personOf("user2"), 1, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hour", "day", "week", "month"})
    void asManyPeopleAsThePointSays(String interval) {
        String trends = TRENDS.formatted(interval, "");
        JsonNode line = asked.answer(trends).get("results").get(1);

        for (int i = 0; i < line.get("days").size(); i++) {
            String day = line.get("days").get(i).asText();
            JsonNode people = actors(trends, "'day': '" + day + "', 'series': 1", "");
            assertThat(people.get("results"))
                    .as(day)
                    .hasSize(line.get("data").get(i).asInt());
        }
    }

    @Test
    void asManyPeopleAsThePointOfABreakdownSays() {
        String trends = TRENDS.formatted("day", ", 'breakdownFilter': {'breakdown': 'plan', 'breakdown_limit': 1}");
        JsonNode lines = asked.answer(trends).get("results");
        int checked = 0;

        for (JsonNode line : lines) {
            if (line.get("action").get("order").asInt() != 1) {
                continue;
            }
            String value = line.get("breakdown_value").asText();
            JsonNode people = actors(trends, "'day': '2026-07-09', 'series': 1, 'breakdown': '" + value + "'", "");
            assertThat(people.get("results"))
                    .as(value)
                    .hasSize(line.get("data").get(0).asInt());
            checked++;
        }
        assertThat(checked).as("a value, the rest and none").isEqualTo(3);
    }

    @Test
    void theEventsOfEachAreCountedAndTheMostComeFirst() {
        JsonNode rows =
                actors(TRENDS.formatted("day", ""), "'day': '2026-07-09'", "").get("results");
        long sum = 0;
        for (JsonNode row : rows) {
            sum += row.get(1).asLong();
        }

        assertThat(rows.get(0).get(0).get("id").asText())
                .isEqualTo(Event.personOf("user2").toString());
        assertThat(rows.get(0).get(0).get("distinct_ids")).hasToString("[\"user1\",\"user2\",\"user3\"]");
        assertThat(sum)
                .isEqualTo(asked.answer(TRENDS.formatted("day", ""))
                        .get("results")
                        .get(0)
                        .get("data")
                        .get(0)
                        .asLong());
    }

    @Test
    void pagesFollowEachOther() {
        String trends = TRENDS.formatted("day", "");
        JsonNode first = actors(trends, "'day': '2026-07-09'", ", 'limit': 5");
        JsonNode second = actors(trends, "'day': '2026-07-09'", ", 'limit': 5, 'offset': 5");

        assertThat(first.get("hasMore").asBoolean()).isTrue();
        assertThat(second.get("hasMore").asBoolean()).isFalse();
        assertThat(first.get("results")).hasSize(5);
        assertThat(second.get("results")).hasSize(3);
    }

    @Test
    void peopleAreFoundByNameOrDistinctId() {
        var grace = new Actor(
                Event.personOf("user4"), "Grace", true, Optional.empty(), List.of("user4"), new JsonText("{\"x\":1}"));
        Asked knowing = asked.knowing(grace);
        String trends = TRENDS.formatted("day", "");

        JsonNode byName = knowing.answer(query(trends, "'day': '2026-07-09'", ", 'search': 'Grac'"))
                .get("results");
        JsonNode byId =
                actors(trends, "'day': '2026-07-09'", ", 'search': 'USER5'").get("results");

        assertThat(byName).hasSize(1);
        assertThat(byName.get(0).get(0).get("name").asText()).isEqualTo("Grace");
        assertThat(byName.get(0).get(0).get("properties")).hasToString("{\"x\":1}");
        assertThat(byId).hasSize(1);
        assertThat(byId.get(0).get(0).get("is_identified").asBoolean(true)).isFalse();
    }

    @Test
    void aPointThatIsNotThereIsRefused() {
        String trends = TRENDS.formatted("day", "");

        assertThatThrownBy(() -> actors(trends, "'series': 2", "")).hasMessageContaining("no series");
        assertThatThrownBy(() -> actors(trends, "'day': '2026-08-01'", "")).hasMessageContaining("outside");
        assertThatThrownBy(() -> actors(trends, "'day': 'x'", "")).hasMessageContaining("not a day");
        assertThatThrownBy(() -> actors(trends, "'breakdown': 'x'", "")).hasMessageContaining("no breakdown");
    }

    private JsonNode actors(String trends, String point, String more) {
        return asked.answer(query(trends, point, more));
    }

    private static String query(String trends, String point, String more) {
        return "{'kind': 'ActorsQuery', 'source': {'kind': 'InsightActorsQuery', 'source': " + trends + ", " + point
                + "}" + more + "}";
    }
}
