// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1+2*3                              | 1 + (2 * 3)
            (1+2)*3                            | (1 + 2) * 3
            f(x -> x = 1 OR a, b)              | f(x -> ((x = 1) OR a), b)
            1-2-3                              | (1 - 2) - 3
            - -1                               | -(-1)
            a OR b AND NOT c                   | a OR (b AND (NOT c))
            a and b and c                      | a AND b AND c
            NOT a = 1                          | NOT (a = 1)
            a == 1                             | a = 1
            a <> 'x'                           | a != 'x'
            a not like '%x%'                   | a NOT LIKE '%x%'
            a ilike '\\%x'                     | a ILIKE '\\\\%x'
            a in (1)                           | a IN (1,)
            a not in ('x', 'y')                | a NOT IN ('x', 'y')
            a IN (SELECT id FROM persons)      | a IN (SELECT id FROM persons)
            a between 1 and 2 and b            | (a BETWEEN 1 AND 2) AND b
            a is not null                      | a IS NOT NULL
            [1, 'x', null]                     | [1, 'x', NULL]
            (1, 2)                             | (1, 2)
            properties.$browser                | properties.$browser
            properties['a b']                  | properties['a b']
            properties.`a b`                   | properties.`a b`
            properties."x".select              | properties.x.`select`
            person.properties.email            | person.properties.email
            count()                            | count()
            count(*)                           | count(*)
            count(distinct person_id)          | count(DISTINCT person_id)
            quantile(0.9)(toFloat(x))          | quantile(0.9)(toFloat(x))
            case when a then 1 else 2 end      | CASE WHEN a THEN 1 ELSE 2 END
            case a when 1 then 'x' end         | CASE a WHEN 1 THEN 'x' END
            now() - interval 7 day             | now() - (INTERVAL 7 DAY)
            now() - interval '2 hours'         | now() - (INTERVAL 2 HOUR)
            'it''s'                            | 'it\\'s'
            'a\\nb\\d'                         | 'a\\nb\\\\d'
            1.5e3                              | 1.5e3
            """)
    void anExpressionReadsAsItsOperatorsBind(String sql, String printed) {
        assertThat(Printer.hogql(Parser.parseExpression(sql))).isEqualTo(printed);
    }

    @Test
    void textsAreJoinedBeforeTheyAreCompared() {
        assertThat(Printer.hogql(Parser.parseExpression("a || 'x' = 'y'"))).isEqualTo("(a || 'x') = 'y'");
    }

    @Test
    void aWholeSelectIsReadInAllItsClauses() {
        String sql = """
                select distinct event as e, /* why */ count() n -- how many
                from events ev where timestamp > '2026-01-01' group by e, 2
                having n > 1 order by n desc, e limit 10 offset 5;
                """;

        assertThat(Printer.hogql(Parser.parseSelect(sql)))
                .isEqualTo("SELECT DISTINCT event AS e, count() AS n FROM events AS ev "
                        + "WHERE timestamp > '2026-01-01' GROUP BY e, 2 HAVING n > 1 "
                        + "ORDER BY n DESC, e ASC LIMIT 10 OFFSET 5");
    }

    @Test
    void aSubqueryMayStandAfterFrom() {
        assertThat(Printer.hogql(Parser.parseSelect("SELECT max(n) FROM (SELECT count() AS n FROM events) AS x")))
                .isEqualTo("SELECT max(n) FROM (SELECT count() AS n FROM events) AS x");
    }

    @Test
    void whatIsPrintedParsesToTheSameAgain() {
        String sql = "SELECT `a b`, 'x\\'y\\\\' FROM events WHERE NOT (a = -1) AND b IN (1, 2) OR c BETWEEN 1 AND 2";

        String once = Printer.hogql(Parser.parseSelect(sql));

        assertThat(Printer.hogql(Parser.parseSelect(once))).isEqualTo(once);
    }
}
