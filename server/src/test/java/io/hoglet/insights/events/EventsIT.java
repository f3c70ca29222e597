// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.insights.Asked;
import io.hoglet.insights.clickhouse.RealEngine;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.clickhouse.TestWarehouse.Event;
import io.hoglet.insights.query.ActorDirectory.Actor;
import io.hoglet.insights.query.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RealEngine.class)
class EventsIT {

    private static final long TEAM = 601;
    private static final UUID ADA = UUID.fromString("00000000-0000-0001-0000-0000000000a1");

    private final Asked asked;

    EventsIT(TestWarehouse warehouse) {
        this.asked = Asked.of(warehouse, TEAM);
    }

    @BeforeAll
    static void fill(TestWarehouse warehouse) {
        warehouse.insert(
                TEAM,
                Event.of("new").by("d1").at("2026-07-15 10:00:00").with("{\"n\": 1, \"o\": {\"k\": \"ü\"}}"),
                Event.of("new").by("d2").at("2026-07-15 09:00:00").ofPerson("{\"email\": \"then\"}"),
                Event.of("old").by("d2").at("2026-07-01 10:00:00"));
        warehouse.override(TEAM, "d1", ADA, 1, false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                                                               | [["d1"],["d2"]]
            , 'after': '-30d'                                                | [["d1"],["d2"],["d2"]]
            , 'after': 'all', 'event': 'old'                                 | [["d2"]]
            , 'before': '2026-07-02'                                         | [["d2"]]
            , 'after': '2026-07-15T09:30:00Z'                                | [["d1"]]
            , 'personId': '00000000-0000-0001-0000-0000000000a1'             | [["d1"]]
            , 'where': ['properties.n = 1', 'event = \\u0027new\\u0027']     | [["d1"]]
            , 'where': ['timestamp < \\u00272026-07-02\\u0027']              | [["d2"]]
            , 'properties': [{'key': 'email', 'value': 'then', 'type': 'person'}] | [["d2"]]
            , 'orderBy': ['timestamp ASC']                                   | [["d2"],["d1"]]
            , 'limit': 1, 'offset': 1                                        | [["d2"]]
            """)
    void filtersBoundsAndOrderHold(String more, String rows) {
        assertThat(select("'distinct_id'", more).get("results")).hasToString(rows);
    }

    @Test
    void hasMoreTellsWhetherAnotherPageExists() {
        assertThat(select("'event'", ", 'limit': 1").get("hasMore").asBoolean()).isTrue();
        assertThat(select("'event'", ", 'limit': 2").get("hasMore").asBoolean()).isFalse();
    }

    @Test
    void aStarIsTheWholeEvent() {
        JsonNode event = select("'*'", ", 'limit': 1").get("results").get(0).get(0);

        assertThat(event.get("event").asText()).isEqualTo("new");
        assertThat(event.get("properties")).hasToString("{\"n\":1,\"o\":{\"k\":\"ü\"}}");
        assertThat(event.get("timestamp").asText()).isEqualTo("2026-07-15T10:00:00.000000Z");
        assertThat(event.get("team_id").asLong()).isEqualTo(TEAM);
        assertThat(event.get("distinct_id").asText()).isEqualTo("d1");
        assertThat(event.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "uuid",
                        "event",
                        "properties",
                        "timestamp",
                        "team_id",
                        "distinct_id",
                        "elements_chain",
                        "elements",
                        "created_at");
        assertThat(event.get("elements")).isEmpty();
    }

    @Test
    void aStarTellsTheElementsOneByOne(TestWarehouse warehouse) {
        long team = TEAM + 1;
        warehouse.insert(
                team,
                Event.of("$autocapture")
                        .at("2026-07-15 10:00:00")
                        .on("a.x.y:text=\"Buy \"now\"\"nth-child=\"2\"href=\"/p\"attr_id=\"go\"attr__id=\"go\";body:"
                                + "nth-child=\"z\""));

        JsonNode elements = Asked.of(warehouse, team)
                .answer("{'kind': 'EventsQuery', 'select': ['*']}")
                .get("results")
                .get(0)
                .get(0)
                .get("elements");

        assertThat(elements)
                .hasToString("[{\"tag_name\":\"a\",\"text\":\"Buy \\\"now\\\"\",\"href\":\"/p\",\"attr_id\":\"go\","
                        + "\"attr_class\":[\"x\",\"y\"],\"nth_child\":2,\"nth_of_type\":null,"
                        + "\"attributes\":{\"id\":\"go\"}},{\"tag_name\":\"body\",\"text\":null,\"href\":null,"
                        + "\"attr_id\":null,\"attr_class\":[],\"nth_child\":null,\"nth_of_type\":null,"
                        + "\"attributes\":{}}]");
    }

    @Test
    void aPersonIsTheOneOfNowOrElseOfThen() {
        var ada = new Actor(
                ADA,
                "Ada",
                true,
                Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                List.of("d1"),
                new JsonText("{\"a\":1}"));
        JsonNode rows = asked.knowing(ada)
                .answer("{'kind': 'EventsQuery', 'select': ['person', 'event']}")
                .get("results");

        assertThat(rows.get(0).get(0))
                .hasToString("{\"uuid\":\"" + ADA + "\",\"id\":\"" + ADA + "\",\"created_at\":\"2026-01-01T00:00:00Z\","
                        + "\"properties\":{\"a\":1},\"distinct_id\":\"d1\"}");
        assertThat(rows.get(1).get(0).get("properties")).hasToString("{\"email\":\"then\"}");
        assertThat(rows.get(1).get(0).get("id").asText())
                .isEqualTo(Event.personOf("d2").toString());
    }

    @Test
    void anAggregateGroupsByTheOtherColumns() {
        JsonNode answer = select("'event', 'count()', 'max(timestamp) -- Last'", ", 'after': 'all'");

        assertThat(answer.get("results"))
                .hasToString(
                        "[[\"new\",2,\"2026-07-15T10:00:00.000000Z\"],[\"old\",1,\"2026-07-01T10:00:00.000000Z\"]]");
        assertThat(answer.get("columns")).hasToString("[\"event\",\"count()\",\"max(timestamp) -- Last\"]");
    }

    @Test
    void badColumnsAreRefused() {
        assertThatThrownBy(() -> select("'nope'", "")).hasMessageContaining("'nope' is not known");
        assertThatThrownBy(() -> select("'a) FROM events --'", "")).hasMessageContaining("expected the end");
        assertThatThrownBy(() -> select("", "")).hasMessageContaining("columns");
        assertThatThrownBy(() -> select("'event'", ", 'personId': 'x'")).hasMessageContaining("not a UUID");
        assertThatThrownBy(() -> select("'event'", ", 'limit': 0")).hasMessageContaining("1 or greater");
    }

    private JsonNode select(String columns, String more) {
        return asked.answer("{'kind': 'EventsQuery', 'select': [" + columns + "]" + more + "}");
    }
}
