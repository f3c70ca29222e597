// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
class ElementFiltersIT {
    private static final long TEAM = 222;

    private final Asked asked;

    ElementFiltersIT(TestWarehouse warehouse) {
        this.asked = Asked.of(warehouse, TEAM);
    }

    /** Each event is named after the SDK whose chain it has, the first two as recorded. */
    @BeforeAll
    static void fill(TestWarehouse warehouse) {
        warehouse.insert(
                TEAM,
                Event.of("js-1.200")
                        .on("button.btn.buy:text=\"Buy Ü\"nth-child=\"1\"nth-of-type=\"1\"attr_id=\"b\"attr__id=\"b\""
                                + "attr__class=\"btn buy\";body:nth-child=\"2\"nth-of-type=\"1\""),
                Event.of("js-1.449")
                        .on("button.btn.buy:attr__class=\"btn buy\"attr__id=\"b\"attr_id=\"b\"nth-child=\"1\""
                                + "nth-of-type=\"1\"text=\"Buy Ü\";body:nth-child=\"2\"nth-of-type=\"1\""),
                Event.of("raw-quotes")
                        .on("span:text=\"Buy \"now\"\"nth-child=\"2\"nth-of-type=\"1\";a.x:text=\"Buy \"now\"\""
                                + "nth-child=\"1\"nth-of-type=\"1\"href=\"/pay?x=1\"attr__href=\"/pay?x=1\";"
                                + "form:nth-child=\"1\"nth-of-type=\"1\"attr__action=\"/do\""),
                Event.of("server")
                        .on("a:attr__href=\"https://x.y/\"href=\"https://x.y/\"nth-child=\"0\"nth-of-type=\"0\""
                                + "text=\"it\\\"s; 100%\""),
                Event.of("none"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'key': 'text', 'value': 'Buy Ü'                                      | js-1.200,js-1.449
            'key': 'text', 'value': 'Buy \\u0022now\\u0022'                      | raw-quotes
            'key': 'text', 'value': ['Buy Ü', 'it\\u0022s; 100%']                | js-1.200,js-1.449,server
            'key': 'text', 'value': 'Buy Ü', 'operator': 'is_not'                | none,raw-quotes,server
            'key': 'text', 'value': 'bUY', 'operator': 'icontains'               | js-1.200,js-1.449,raw-quotes
            'key': 'text', 'value': '100%', 'operator': 'icontains'              | server
            'key': 'text', 'value': '1_0%', 'operator': 'icontains'              | ~~
            'key': 'text', 'value': 'buy', 'operator': 'not_icontains'           | none,server
            'key': 'text', 'value': '^Buy .$', 'operator': 'regex'               | js-1.200,js-1.449
            'key': 'text', 'value': '^Buy', 'operator': 'not_regex'              | none,server
            'key': 'text', 'operator': 'is_set'                                  | js-1.200,js-1.449,raw-quotes,server
            'key': 'text', 'operator': 'is_not_set'                              | none
            'key': 'text', 'value': []                                  | js-1.200,js-1.449,none,raw-quotes,server
            'key': 'tag_name', 'value': 'a'                                      | raw-quotes,server
            'key': 'tag_name', 'value': ['button', 'form']                       | js-1.200,js-1.449,raw-quotes
            'key': 'tag_name', 'value': 'a', 'operator': 'is_not'                | js-1.200,js-1.449,none
            'key': 'href', 'value': '/pay?x=1'                                   | raw-quotes
            'key': 'href', 'value': '/PAY', 'operator': 'icontains'              | raw-quotes
            'key': 'href', 'value': '/PAY', 'operator': 'not_icontains'          | js-1.200,js-1.449,none,server
            'key': 'href', 'value': '^https?://', 'operator': 'regex'            | server
            'key': 'href', 'operator': 'is_not_set'                              | js-1.200,js-1.449,none
            'key': 'selector', 'value': 'button.buy'                             | js-1.200,js-1.449
            'key': 'selector', 'value': '#b.btn:nth-child(1)'                    | js-1.200,js-1.449
            'key': 'selector', 'value': 'body > .buy.btn'                        | js-1.200,js-1.449
            'key': 'selector', 'value': 'form[action=\\u0022/do\\u0022] span'    | raw-quotes
            'key': 'selector', 'value': 'form > span'                            | ~~
            'key': 'selector', 'value': 'form > [href^=\\u0027/pay?\\u0027] > *' | raw-quotes
            'key': 'selector', 'value': ['#b', 'form'], 'operator': 'is_not'     | none,server
            """)
    void eachKeyAndOperatorLetsThroughWhatItSays(String filter, String names) {
        assertThat(events("[{'type': 'element', " + filter + "}]")).isEqualTo(names);
    }

    @Test
    void aTrendCountsTheEventsOnAnElement() {
        var lines = asked.trend(
                "{'kind': 'EventsNode', 'event': null, 'properties': [{'type': 'element', 'key': 'text',"
                        + " 'value': 'buy', 'operator': 'icontains'}]}",
                "'properties': [{'type': 'element', 'key': 'selector', 'value': 'button'}]");

        assertThat(lines.get(0).get("count").asLong()).isEqualTo(2);
    }

    @Test
    void theSqlOfAFilterCanBeAskedAgain() {
        assertThat(asked.sql("SELECT event FROM events WHERE arrayExists(value -> value ILIKE '%now%',"
                        + " elements_chain_texts) ORDER BY event"))
                .isEqualTo("[[\"raw-quotes\"]]");
        assertThat(asked.sql("SELECT arrayMap(x -> arrayFilter(event -> event = x, [event, 'none']), ['none'])"
                        + " FROM events WHERE event = 'none'"))
                .isEqualTo("[[[[\"none\",\"none\"]]]]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'key': 'colour', 'value': 'x'                                 | 'colour' is not supported
            'value': 'x'                                                  | required
            'key': 'text', 'value': 'x', 'operator': 'gt'                 | elements can be compared by
            'key': 'selector', 'value': 'x', 'operator': 'regex'          | exact or is_not
            'key': 'selector', 'value': 'a, b'                            | several selectors as several values
            """)
    void whatCannotBeAskedOfElementsIsRefused(String filter, String message) {
        assertThatThrownBy(() -> events("[{'type': 'element', " + filter + "}]"))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theLargestSelectorsAreNotTooLargeForTheEngine() {
        String four = "[" + "a".repeat(80) + "=b][c*=d][e$=f]:nth-child(1)";
        String twice = four + " > a" + four;
        String three = "a[b=c][d=e][f=g] ".repeat(8);

        assertThat(events("[{'type': 'element', 'key': 'selector', 'value': ['" + twice + "', '" + three + "']}]"))
                .isEmpty();
    }

    @Test
    void noValueLeavesItsPlace() {
        for (String value :
                new String[] {"\\u0027) OR 1=1 --", "\\\\", "\\\\\\u0027", "a[b=\\u0027\\\\\\\\Q\\u0027]"}) {
            assertThat(events("[{'type': 'element', 'key': 'text', 'value': '" + value + "'}]"))
                    .isEmpty();
            assertThat(events(
                            "[{'type': 'element', 'key': 'text', 'operator': 'icontains', 'value': '" + value + "'}]"))
                    .isEmpty();
        }
        assertThat(events("[{'type': 'element', 'key': 'selector', 'value': '[b=\\u0027\\\\\\\\Q.*\\u0027]'}]"))
                .isEmpty();
    }

    private String events(String properties) {
        var rows = asked.answer("{'kind': 'EventsQuery', 'select': ['event'], 'after': 'all', 'orderBy': ['event'],"
                        + " 'properties': " + properties + "}")
                .get("results");
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.get(0).asText())
                .collect(Collectors.joining(","));
    }
}
