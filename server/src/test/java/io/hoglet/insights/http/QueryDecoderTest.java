// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hoglet.insights.query.Interval;
import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryDecoderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            query                        | {}
            query                        | {'query': []}
            kind                         | {'query': {}}
            kind                         | {'query': {'kind': 'FunnelsQuery'}}
            kind                         | {'query': {'kind': 5}}
            query                        | {'query': {'kind': 'HogQLQuery'}}
            series                       | {'query': {'kind': 'TrendsQuery'}}
            series                       | {'query': {'kind': 'TrendsQuery', 'series': 'x'}}
            series[0]                    | {'query': {'kind': 'TrendsQuery', 'series': ['x']}}
            series[0].kind               | {'query': {'kind': 'TrendsQuery', 'series': [{'kind': 'ActionsNode'}]}}
            series[0].event              | {'query': {'kind': 'TrendsQuery', 'series': [{'event': 5}]}}
            series[0].math               | {'query': {'kind': 'TrendsQuery', 'series': [{'math': 'hogql'}]}}
            series[0].math_property      | {'query': {'kind': 'TrendsQuery', 'series': [{'math': 'sum'}]}}
            series[0].properties[0].key  | {'query': {'kind': 'TrendsQuery', 'series': [{'properties': [{'value': 1}]}]}}
            interval                     | {'query': {'kind': 'TrendsQuery', 'series': [{}], 'interval': 'minute'}}
            dateRange.date_from          | {'query': {'kind': 'TrendsQuery', 'series': [{}], 'dateRange': {'date_from': 7}}}
            trendsFilter.display         | {'query': {'kind': 'TrendsQuery', 'series': [{}], 'trendsFilter': {'display': 'x'}}}
            trendsFilter.formula         | {'query': {'kind': 'TrendsQuery', 'series': [{}], 'trendsFilter': {'formula': 'A'}}}
            compareFilter.compare        | {'query': {'kind': 'TrendsQuery', 'series': [{}], 'compareFilter': {'compare': true}}}
            breakdownFilter.breakdown_type  | {'query': {'kind': 'TrendsQuery', 'series': [{}], 'breakdownFilter': {'breakdown': 'x', 'breakdown_type': 'cohort'}}}
            breakdownFilter.breakdown_limit | {'query': {'kind': 'TrendsQuery', 'series': [{}], 'breakdownFilter': {'breakdown': 'x', 'breakdown_limit': 0}}}
            limit                        | {'query': {'kind': 'EventsQuery', 'select': ['*'], 'limit': 'x'}}
            source.kind                  | {'query': {'kind': 'ActorsQuery', 'source': {'kind': 'PersonsNode'}}}
            """)
    void aBadBodyIsRefusedWithTheFieldThatIsWrong(String field, String body) {
        var refusal = catchThrowableOfType(InvalidQueryException.class, () -> decode(body));

        assertThat(refusal).as(body).isNotNull();
        assertThat(refusal.field()).isEqualTo(field);
    }

    @Test
    void whatWrapsAQueryIsTakenOff() {
        Query query = decode("{'query': {'kind': 'InsightVizNode', 'source': {'kind': 'TrendsQuery', 'series': [{}],"
                + " 'interval': 'week'}}}");

        assertThat(query)
                .isInstanceOfSatisfying(
                        Query.Trends.class,
                        trends -> assertThat(trends.period().interval()).isEqualTo(Interval.WEEK));
    }

    @Test
    void deepGroupsAreRefused() {
        String deep = "{'type': 'AND', 'values': [".repeat(40) + "]}".repeat(40);
        var refusal = catchThrowableOfType(
                InvalidQueryException.class,
                () -> decode("{'query': {'kind': 'TrendsQuery', 'series': [{}], 'properties': " + deep + "}}"));

        assertThat(refusal).hasMessageContaining("nested too deeply");
    }

    private static Query decode(String body) {
        try {
            JsonNode json = JsonMapper.builder().build().readTree(body.replace('\'', '"'));
            return QueryDecoder.decode(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(body, broken);
        }
    }
}
