// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.insights.query.Project;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Throws token soup at the dialect. The seeds are fixed: a failure repeats. */
class FuzzTest {

    private static final String[] WORDS = {
        "SELECT",
        "FROM",
        "WHERE",
        "GROUP BY",
        "HAVING",
        "ORDER BY",
        "LIMIT",
        "OFFSET",
        "DISTINCT",
        "AS",
        "AND",
        "OR",
        "NOT",
        "IN",
        "IS",
        "NULL",
        "LIKE",
        "BETWEEN",
        "CASE",
        "WHEN",
        "THEN",
        "ELSE",
        "END",
        "INTERVAL",
        "DAY",
        "events",
        "persons",
        "event",
        "timestamp",
        "properties",
        "person",
        "person_id",
        "properties.$browser",
        "count",
        "sum",
        "uniq",
        "toStartOfDay",
        "now",
        "if",
        "(",
        ")",
        "[",
        "]",
        ",",
        ".",
        "+",
        "-",
        "*",
        "/",
        "%",
        "=",
        "!=",
        "<",
        ">=",
        "||",
        "1",
        "0.5",
        "'x'",
        "'2026-01-01'",
        "`a b`",
        "\"q\"",
        "--",
        "/*",
        "*/",
        ";",
        "?",
        "::",
        "{",
        "}",
        "\\",
        "'",
        "SETTINGS",
        "UNION",
        "JOIN",
        "url",
        "\n",
        "é",
        "\0",
        "a"
    };
    private static final Compiler COMPILER = new Compiler(new Project(7, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY));

    @Test
    void anyTextEitherCompilesWithTheTeamOrIsRefused() {
        int compiled = 0;
        for (int seed = 0; seed < 30_000; seed++) {
            String sql = soup(new Random(seed));
            try {
                String engine =
                        COMPILER.compile(Parser.parseSelect(sql)).statement().sql();
                compiled++;
                if (engine.contains("`events`")) {
                    assertThat(engine).as(sql).contains("`.`team_id` = 7");
                }
            } catch (HogQLException refused) {
                assertThat(refused.position().line()).as(sql).isPositive();
            }
        }
        assertThat(compiled).as("compiled at all").isGreaterThan(50);
    }

    @Test
    void whatCompilesPrintsToTheSameStatementAgain() {
        for (int seed = 0; seed < 5_000; seed++) {
            String sql = soup(new Random(seed));
            try {
                String once = Printer.hogql(Parser.parseSelect(sql));
                assertThat(Printer.hogql(Parser.parseSelect(once))).as(sql).isEqualTo(once);
            } catch (HogQLException refused) {
                assertThat(refused.getMessage()).as(sql).isNotBlank();
            }
        }
    }

    private static String soup(Random random) {
        var sql = new StringBuilder(random.nextInt(10) == 0 ? "" : "SELECT event ");
        if (random.nextInt(3) > 0) {
            sql.append(random.nextBoolean() ? ", count() FROM events WHERE " : "FROM events ORDER BY ");
        }
        int length = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 5);
        for (int i = 0; i < length; i++) {
            sql.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(5) == 0 ? "" : " ");
        }
        return sql.toString();
    }
}
