// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.insights.query.Project;
import java.time.DayOfWeek;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompilerTest {

    private static final Project UTC = new Project(7, ZoneId.of("UTC"), DayOfWeek.SUNDAY);
    private static final Project BERLIN = new Project(7, ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);

    @Test
    void everyTableIsReadForOneTeam() {
        assertThat(sql(UTC, "SELECT event FROM events"))
                .isEqualTo("SELECT `__t0`.`event` AS `event` FROM `events` AS `__t0` "
                        + "WHERE `__t0`.`team_id` = 7 LIMIT 101");
    }

    @Test
    void theCallersConditionCannotReachOutOfTheTeams() {
        assertThat(sql(UTC, "SELECT event FROM events WHERE 1 OR team_id = 8"))
                .contains("WHERE (`__t0`.`team_id` = 7) AND (1 OR (`__t0`.`team_id` = 8))");
    }

    @Test
    void aSubqueryIsGuardedToo() {
        assertThat(sql(UTC, "SELECT 1 FROM events WHERE event IN (SELECT event FROM events)"))
                .contains("IN (SELECT `__t1`.`event` AS `event` FROM `events` AS `__t1` WHERE `__t1`.`team_id` = 7)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            properties.$browser          | `__t0`.`mat_$browser`
            properties['$browser']       | `__t0`.`mat_$browser`
            events.properties.$browser   | `__t0`.`mat_$browser`
            $session_id                  | `__t0`.`mat_$session_id`
            properties.x                 | JSONExtract(`__t0`.`properties`, 'x', 'Nullable(String)')
            properties['a b']            | JSONExtract(`__t0`.`properties`, 'a b', 'Nullable(String)')
            properties.a.b               | JSONExtract(`__t0`.`properties`, 'a', 'b', 'Nullable(String)')
            properties['a']['b']         | JSONExtract(`__t0`.`properties`, 'a', 'b', 'Nullable(String)')
            properties.a['b']            | JSONExtract(`__t0`.`properties`, 'a', 'b', 'Nullable(String)')
            person.properties.x          | JSONExtract(`__t0`.`person_properties`, 'x', 'Nullable(String)')
            person.properties.$browser   | JSONExtract(`__t0`.`person_properties`, '$browser', 'Nullable(String)')
            properties.n > 5             | toFloat64OrNull(JSONExtract(`__t0`.`properties`, 'n', 'Nullable(String)')) > 5
            properties.b = true          | JSONExtract(`__t0`.`properties`, 'b', 'Nullable(String)') = 'true'
            sum(properties.n)            | sum(toFloat64OrNull(JSONExtract(`__t0`.`properties`, 'n', 'Nullable(String)')))
            COUNT(*)                     | count()
            countIf(event = 'x')         | countIf(`__t0`.`event` = 'x')
            toInt('5')                   | accurateCastOrNull('5', 'Int64')
            toStartOfWeek(timestamp)     | toStartOfWeek(`__t0`.`timestamp`, 0)
            interval 2 day               | toIntervalDay(2)
            """)
    void namesAndFunctionsBecomeTheEnginesOwn(String hogql, String engine) {
        assertThat(sql(UTC, "SELECT " + hogql + " AS a FROM events"))
                .startsWith("SELECT " + engine + " AS `a` FROM `events`");
    }

    @Test
    void timesAreShownInTheProjectsZoneAndComparedBare() {
        String sql = sql(
                BERLIN,
                "SELECT toStartOfDay(timestamp) AS day FROM events "
                        + "WHERE timestamp >= '2026-07-01' AND timestamp < '2026-07-02 12:00:00'");

        assertThat(sql)
                .contains("SELECT toStartOfDay(toTimeZone(`__t0`.`timestamp`, 'Europe/Berlin')) AS `day`")
                .contains("(`__t0`.`timestamp` >= toDateTime64('2026-06-30 22:00:00.000000', 6, 'UTC'))")
                .contains("(`__t0`.`timestamp` < toDateTime64('2026-07-02 10:00:00.000000', 6, 'UTC'))");
    }

    @Test
    void aBoundOnTheTimeIsABoundOnTheDayOfTheSortKey() {
        String sql = sql(UTC, "SELECT 1 FROM events WHERE timestamp > now() - interval 7 day AND event = 'x'");

        assertThat(sql).contains("toDate(`__t0`.`timestamp`) >= toDate(");
        assertThat(sql(UTC, "SELECT 1 FROM events WHERE timestamp > '2026-01-01' OR event = 'x'"))
                .doesNotContain("toDate(");
        assertThat(sql(UTC, "SELECT 1 FROM events WHERE NOT timestamp > '2026-01-01'"))
                .doesNotContain("toDate(");
    }

    @Test
    void thePersonOfAnEventIsTheOneOfTheNewestOverride() {
        assertThat(sql(UTC, "SELECT person_id FROM events"))
                .isEqualTo(
                        "SELECT if(empty(`__t0o`.`distinct_id`), `__t0`.`person_id`, `__t0o`.`person_id`) AS `person_id` "
                                + "FROM `events` AS `__t0` LEFT ANY JOIN (SELECT `__t0v`.`distinct_id` AS `distinct_id`, "
                                + "argMax(`__t0v`.`person_id`, `__t0v`.`version`) AS `person_id` "
                                + "FROM `person_overrides` AS `__t0v` WHERE `__t0v`.`team_id` = 7 "
                                + "GROUP BY `__t0v`.`distinct_id` "
                                + "HAVING NOT argMax(`__t0v`.`is_deleted`, `__t0v`.`version`)) AS `__t0o` "
                                + "ON `__t0`.`distinct_id` = `__t0o`.`distinct_id` WHERE `__t0`.`team_id` = 7 LIMIT 101");
    }

    @Test
    void inOrderByAnAliasHidesAColumnAndInWhereItDoesNot() {
        String sql = sql(
                UTC,
                "SELECT lower(event) AS event, count() AS n FROM events WHERE event = 'X' GROUP BY event ORDER BY event");

        assertThat(sql).contains("`__t0`.`event` = 'X'").contains("GROUP BY `event` ORDER BY `event` ASC");
    }

    @Test
    void equalNamesAreToldApart() {
        var compiled =
                new Compiler(UTC).compile(Parser.parseSelect("SELECT properties.a, person.properties.a FROM events"));

        assertThat(compiled.columns()).containsExactly("a", "a_2");
    }

    @Test
    void theLimitIsOneMoreThanIsShown() {
        var compiled = new Compiler(UTC).compile(Parser.parseSelect("SELECT 1 FROM events LIMIT 1000000 OFFSET 3"));

        assertThat(compiled.limit()).isEqualTo(50_000);
        assertThat(compiled.statement().sql()).endsWith(" LIMIT 50001 OFFSET 3");
    }

    @Test
    void textsOfTheCallerAreEscapedAgain() {
        assertThat(sql(UTC, "SELECT 'a\\'b\\\\' AS `x``y` FROM events WHERE properties['k\\'k'] = '\\0\n'"))
                .contains("'a\\'b\\\\' AS `x\\`y`")
                .contains("'k\\'k'")
                .contains("'\\0\\n'");
    }

    private static String sql(Project project, String hogql) {
        return new Compiler(project)
                .compile(Parser.parseSelect(hogql))
                .statement()
                .sql();
    }
}
