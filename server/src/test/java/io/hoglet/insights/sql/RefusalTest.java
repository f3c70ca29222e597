// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hoglet.insights.query.Project;
import java.time.DayOfWeek;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {

    private static final Compiler COMPILER = new Compiler(new Project(7, ZoneOffset.UTC, DayOfWeek.SUNDAY));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1:1  | INSERT INTO events VALUES (1)                   | expected SELECT, found 'INSERT'
            1:1  | DROP TABLE events                               | expected SELECT, found 'DROP'
            1:1  | WITH 1 AS a SELECT a                            | WITH is not supported yet
            1:15 | SELECT * FROM url('http://x', 'CSV')            | table functions are not allowed
            1:15 | SELECT * FROM file('/etc/passwd')               | table functions are not allowed
            1:15 | SELECT * FROM remote('h', 'a.b')                | table functions are not allowed
            1:15 | SELECT * FROM numbers(10)                       | table functions are not allowed
            1:15 | SELECT * FROM system.tables                     | other databases are not allowed
            1:15 | SELECT * FROM `default`.events                  | other databases are not allowed
            1:15 | SELECT * FROM person_overrides                  | the table 'person_overrides' is not known
            1:15 | SELECT * FROM `events SETTINGS x`               | the table 'events SETTINGS x' is not known
            1:28 | SELECT event FROM events e SETTINGS x = 1       | a SETTINGS clause is not allowed
            1:26 | SELECT event FROM events FORMAT CSV             | a FORMAT clause is not allowed
            1:26 | SELECT event FROM events INTO OUTFILE 'x'       | INTO OUTFILE is not allowed
            1:26 | SELECT event FROM events UNION ALL SELECT 1     | UNION is not supported yet
            1:26 | SELECT event FROM events JOIN persons ON 1      | JOIN is not supported yet
            1:25 | SELECT event FROM events, persons               | JOIN is not supported yet
            1:26 | SELECT event FROM events ARRAY JOIN x           | JOIN is not supported yet
            1:26 | SELECT event FROM events FINAL                  | FINAL is not supported here
            1:26 | SELECT event FROM events PREWHERE 1             | PREWHERE is not supported here
            1:16 | SELECT count() OVER ()                          | window functions are not supported yet
            1:9  | SELECT 1; SELECT 2                              | only one statement is allowed
            1:8  | SELECT sleep(3)                                 | the function 'sleep' is not known
            1:8  | SELECT file('x')                                | the function 'file' is not known
            1:8  | SELECT dictGet('x', 'y', 1)                     | the function 'dictGet' is not known
            1:8  | SELECT hostName()                               | the function 'hostName' is not known
            1:8  | SELECT getSetting('x')                          | the function 'getSetting' is not known
            1:8  | SELECT lower()                                  | the function 'lower' takes 1 argument, not 0
            1:8  | SELECT nothing FROM events                      | 'nothing' is not known
            1:8  | SELECT mat_$browser FROM events                 | 'mat_$browser' is not known
            1:8  | SELECT __t0.team_id FROM events                 | '__t0.team_id' is not known
            1:8  | SELECT event AS __t0 FROM events                | a name may not begin with two underscores
            1:8  | SELECT event.x FROM events                      | 'event' has no fields
            1:8  | SELECT event                                    | the query has no FROM
            1:8  | SELECT *                                        | * needs a FROM
            1:8  | SELECT person FROM events                       | there are person.id and person.properties
            1:10 | SELECT a ? b : c                                | the operator ?: is not supported
            1:10 | SELECT 1 :: Int8                                | casts with :: are not supported
            1:8  | SELECT {x}                                      | placeholders in {} are not supported yet
            1:8  | SELECT 'open                                    | the closing ' is missing
            1:8  | SELECT /* open                                  | the comment is not closed
            1:8  | SELECT #                                        | the character '#' is not expected here
            1:8  | SELECT 1x                                       | this is not a number
            1:9  | SELECT (                                        | expected an expression, found the end of the query
            1:11 | SELECT (1,                                      | expected an expression, found the end of the query
            1:16 | SELECT 1 LIMIT x                                | expected a whole number after LIMIT
            """)
    void refusesWithThePlaceAndTheReason(String place, String sql, String reason) {
        var refusal = refusal(sql);

        assertThat(refusal).hasMessageContaining(reason);
        assertThat(refusal.position().line() + ":" + refusal.position().column())
                .isEqualTo(place);
        assertThat(refusal.code()).isEqualTo("invalid_hogql");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            1:8  | SELECT x -> 1                                   | a lambda may only be the first argument
            1:20 | SELECT arrayExists(1, [1])                      | takes a lambda such as
            1:15 | SELECT length(x -> x)                           | the function 'length' takes no lambda
            1:21 | SELECT arrayMap((x) -> x, [1])                  | a lambda begins with one name
            1:22 | SELECT arrayMap(x -> y, [1])                    | 'y' is not known
            1:45 | SELECT arrayMap(x -> 1, [1]), arrayMap(y -> x, [1]) | 'x' is not known
            """)
    void lambdasStandOnlyWhereTheyAreTaken(String place, String sql, String reason) {
        refusesWithThePlaceAndTheReason(place, sql, reason);
    }

    @Test
    void countsLinesAndColumnsFromOne() {
        assertThat(refusal("SELECT event,\n  'a\nb',\n  nope\nFROM events").position())
                .isEqualTo(new Position(4, 3));
    }

    @Test
    void deepNestingIsRefusedAndNeverOverflowsTheStack() {
        int depth = 20_000;

        assertThat(refusal("SELECT " + "(".repeat(depth) + "1" + ")".repeat(depth)))
                .hasMessageContaining("nested deeper");
        assertThat(refusal("SELECT " + "NOT ".repeat(10_000) + "1")).hasMessageContaining("nested deeper");
        assertThat(refusal("SELECT " + "-".repeat(2) + "\n" + "- ".repeat(10_000) + "1"))
                .hasMessageContaining("nested");
        assertThat(refusal("SELECT 1" + "+1".repeat(2_000))).hasMessageContaining("operators in a row");
        assertThat(refusal("SELECT " + "a[".repeat(5_000))).hasMessageContaining("nested deeper");
    }

    @Test
    void lengthAndNumberOfPartsAreBounded() {
        assertThat(refusal("SELECT '" + "x".repeat(60_000) + "'")).hasMessageContaining("longer than");
        assertThat(refusal("SELECT [1" + ",1".repeat(6_000) + "]")).hasMessageContaining("more than 5000 parts");
    }

    @Test
    void aLongChainOfConditionsIsNotADeepOne() {
        String conditions = "event = 'x'" + " OR event = 'y'".repeat(1_000);

        assertThat(COMPILER.compile(Parser.parseSelect("SELECT 1 FROM events WHERE " + conditions))
                        .statement()
                        .sql())
                .contains("'y'");
    }

    private static HogQLException refusal(String sql) {
        return catchThrowableOfType(HogQLException.class, () -> COMPILER.compile(Parser.parseSelect(sql)));
    }
}
