// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.insights.Asked;
import io.hoglet.insights.clickhouse.RealEngine;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.clickhouse.TestWarehouse.Event;
import io.hoglet.insights.query.InvalidQueryException;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RealEngine.class)
class FiltersIT {

    private static final long TEAM = 201;

    private final Asked asked;

    FiltersIT(TestWarehouse warehouse) {
        this.asked = Asked.of(warehouse, TEAM);
    }

    /** Each event is named after what it tells. */
    @BeforeAll
    static void fill(TestWarehouse warehouse) {
        warehouse.insert(
                TEAM,
                Event.of("pro").with("{\"plan\": \"Pro\", \"n\": 5, \"when\": \"2026-07-01T10:00:00Z\", \"ok\": true}"),
                Event.of("free")
                        .with("{\"plan\": \"free_100%\", \"n\": \"12.5\", \"when\": \"2026-07-03\", \"ok\": false}"),
                Event.of("odd").with("{\"plan\": \"a'b\\\\c\", \"n\": \"many\", \"when\": \"never\"}"),
                Event.of("null").with("{\"plan\": null, \"n\": null}"),
                Event.of("none").ofPerson("{\"plan\": \"Pro\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'key': 'plan', 'value': 'Pro'}                                           | pro
            {'key': 'plan', 'value': ['Pro', 'free_100%'], 'operator': 'exact'}       | free,pro
            {'key': 'plan', 'value': [], 'operator': 'exact'}                         | free,none,null,odd,pro
            {'key': 'n', 'value': 5}                                                  | pro
            {'key': 'n', 'value': 5.0}                                                | pro
            {'key': 'ok', 'value': true}                                              | pro
            {'key': 'ok', 'value': ['false']}                                         | free
            {'key': 'plan', 'value': 'Pro', 'operator': 'is_not'}                     | free,none,null,odd
            {'key': 'plan', 'value': 'pRO', 'operator': 'icontains'}                  | pro
            {'key': 'plan', 'value': '_100%', 'operator': 'icontains'}                | free
            {'key': 'plan', 'value': 'r_e', 'operator': 'icontains'}                  | ~~
            {'key': 'plan', 'value': ['pr', 'fr'], 'operator': 'icontains'}           | free,pro
            {'key': 'plan', 'value': 'PRO', 'operator': 'not_icontains'}              | free,none,null,odd
            {'key': 'plan', 'value': '^[Pf]', 'operator': 'regex'}                    | free,pro
            {'key': 'plan', 'value': '^[Pf]', 'operator': 'not_regex'}                | none,null,odd
            {'key': 'n', 'value': 5, 'operator': 'gt'}                                | free
            {'key': 'n', 'value': '5', 'operator': 'gte'}                             | free,pro
            {'key': 'n', 'value': 12.5, 'operator': 'lt'}                             | pro
            {'key': 'n', 'value': 12.5, 'operator': 'lte'}                            | free,pro
            {'key': 'plan', 'operator': 'is_set'}                                     | free,odd,pro
            {'key': 'plan', 'operator': 'is_not_set', 'value': 'is_not_set'}          | none,null
            {'key': 'when', 'value': '2026-07-03', 'operator': 'is_date_before'}      | pro
            {'key': 'when', 'value': '2026-07-01', 'operator': 'is_date_after'}       | free
            {'key': 'when', 'value': '-13d', 'operator': 'is_date_after'}             | free
            {'key': 'plan', 'value': 'Pro', 'type': 'person'}                         | none
            {'type': 'OR', 'values': [{'key': 'n', 'value': 5}, {'key': 'ok', 'value': false}]}  | free,pro
            {'type': 'AND', 'values': [{'type': 'OR', 'values': [{'key': 'n', 'value': 5}]}, {'key': 'ok', 'value': true}]} | pro
            {'type': 'OR', 'values': []}                                              | free,none,null,odd,pro
            """)
    void eachOperatorLetsThroughWhatItSays(String filter, String names) {
        String properties = filter.contains("'values'") ? filter : "[" + filter + "]";

        assertThat(events(properties)).isEqualTo(names);
    }

    @Test
    void aTextWithQuotesAndBackslashesIsFoundAsItIs() {
        assertThat(events("[{'key': 'plan', 'value': 'a\\u0027b\\\\c'}]")).isEqualTo("odd");
        assertThat(events("[{'key': 'plan', 'value': 'A\\u0027B\\\\', 'operator': 'icontains'}]"))
                .isEqualTo("odd");
    }

    @Test
    void filtersOfTheQueryAndOfTheSeriesBothHold() {
        JsonNode lines = asked.trend(
                "{'event': null, 'properties': [{'key': 'n', 'value': 5}]}, {'event': null}",
                "'properties': [{'key': 'plan', 'operator': 'is_set'}]");

        assertThat(lines.findValues("count")).hasToString("[1, 3]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'key': 'n', 'value': 'x', 'operator': 'gt'}                | properties[0].value    | needs a number
            {'key': 'n', 'value': [1, 2], 'operator': 'gt'}             | properties[0].value    | takes one value
            {'key': 'n', 'value': 'x', 'operator': 'is_date_after'}     | properties[0].value    | not a date
            {'key': 'n', 'value': 'x', 'operator': 'near'}              | properties[0].operator | 'near' is not supported
            {'key': 'n', 'value': 'x', 'type': 'cohort'}                | properties[0].type     | 'cohort' is not supported
            {'value': 'x'}                                              | properties[0].key      | required
            {'key': 'n', 'value': {'a': 1}}                             | properties[0].value    | expected a string
            {'key': 'plan', 'value': '(', 'operator': 'regex'}          | query                  | regular expression
            """)
    void aBadFilterIsRefusedWithItsField(String filter, String field, String why) {
        assertThatThrownBy(() -> events("[" + filter + "]"))
                .isInstanceOfSatisfying(
                        InvalidQueryException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field))
                .hasMessageContaining(why);
    }

    private String events(String properties) {
        JsonNode answer = asked.answer(
                "{'kind': 'EventsQuery', 'select': ['event'], 'after': 'all', 'properties': " + properties + "}");
        return StreamSupport.stream(answer.get("results").spliterator(), false)
                .map(row -> row.get(0).asText())
                .sorted()
                .collect(Collectors.joining(","));
    }
}
