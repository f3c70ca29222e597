// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import static io.hoglet.flags.FlagFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flags that ask for cohorts and for other flags (wire protocol 3.2, 3.5). */
class CohortAndDependencyTest {
    private static final String PAID = "{'key': 'plan', 'value': 'paid'}";
    private static final String PAID_COHORT = "{'type': 'AND', 'values': [{'type': 'OR', 'values': [" + PAID + "]}]}";

    private static String inCohort(String operator) {
        return "{'groups': [{'properties': [{'key': 'id', 'type': 'cohort', 'value': 7, 'operator': '%s'}]}]}"
                .formatted(operator);
    }

    private static String onFlag(String name, String value) {
        return """
                {'groups': [{'properties': [
                    {'key': '%s', 'type': 'flag', 'value': %s, 'operator': 'flag_evaluates_to'}]}]}
                """.formatted(name, value);
    }

    @ParameterizedTest
    @CsvSource({
        "in, paid, true",
        "in, free, false",
        "not_in, paid, false",
        "not_in, free, true",
        "exact, paid, true",
    })
    void membershipDecides(String operator, String plan, boolean matches) {
        var flags = with("f", inCohort(operator)).cohort(7, PAID_COHORT);

        assertThat(flags.of("f", "u", "{'plan': '" + plan + "'}").enabled()).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'type': 'AND', 'values': []}                                                       | true
            {'type': 'OR', 'values': []}                                                        | true
            {}                                                                                  | true
            {'properties': {'type': 'OR', 'values': [{'key': 'plan', 'value': 'paid'}]}}        | true
            {'type': 'OR', 'values': [{'key': 'x', 'value': 1}, {'key': 'plan', 'value': 'paid'}]} | true
            {'type': 'AND', 'values': [{'key': 'x', 'value': 1}, {'key': 'plan', 'value': 'paid'}]} | false
            {'type': 'AND', 'values': [{'key': 'plan', 'value': 'paid', 'negation': true}]}     | false
            {'type': 'AND', 'values': [{'key': 'x', 'value': 1, 'negation': true}]}             | true
            {'type': 'AND', 'values': [{'type': 'cohort', 'key': 'id', 'value': 8}]}            | true
            {'type': 'AND', 'values': [{'type': 'cohort', 'value': 8, 'negation': true}]}       | false
            {'type': 'AND', 'values': [{'type': 'cohort', 'value': 7}]}                         | false
            {'type': 'AND', 'values': [{'type': 'cohort', 'value': 7, 'negation': true}]}       | false
            {'type': 'AND', 'values': [{'type': 'behavioral', 'key': 'bought'}]}                | false
            {'type': 'OR', 'values': [{'type': 'behavioral'}, {'key': 'plan', 'value': 'paid'}]} | true
            """)
    void cohortsNest(String cohort, boolean matches) {
        var flags = with("f", inCohort("in")).cohort(7, cohort).cohort(8, PAID_COHORT);

        assertThat(flags.of("f", "u", "{'plan': 'paid'}").enabled()).isEqualTo(matches);
    }

    @Test
    void cohortsThatCannotBeDecidedMatchNeitherWay() {
        for (String operator : new String[] {"in", "not_in"}) {
            assertThat(with("f", inCohort(operator)).of("f", "u", "{}").enabled())
                    .isFalse();
        }
    }

    @Test
    void onlyTheStoreSaysWhoIsListed() {
        var member = FlagFixture.JSON
                .createObjectNode()
                .put(Cohort.memberKey(7), true)
                .toString();

        assertThat(with("f", inCohort("in"))
                        .cohort(7, "{}", true)
                        .of("f", "u", member)
                        .enabled())
                .isTrue();
        assertThat(with("f", inCohort("not_in"))
                        .cohort(7, "{}", true)
                        .of("f", "u", member)
                        .enabled())
                .isFalse();
        assertThat(with("f", inCohort("in"))
                        .cohort(7, "{}", true)
                        .of("f", "u", "{}")
                        .enabled())
                .isFalse();
        assertThat(with("f", inCohort("not_in"))
                        .cohort(7, "{}", true)
                        .of("f", "u", "{}")
                        .enabled())
                .isTrue();
    }

    @Test
    void cohortsThatAskForEachOtherTwiceEndSoon() {
        var flags = with("f", inCohort("in"));
        for (int id = 7; id < 60; id++) {
            String next = "{'type': 'cohort', 'value': " + (id + 1) + "}";
            flags.cohort(id, "{'type': 'AND', 'values': [" + next + "," + next + "]}");
        }

        assertThat(flags.cohort(60, "{}").of("f", "u", "{}").enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2, true, true",
        "2, false, false",
        "2, `test`, true",
        "2, `control`, false",
        "base, true, true",
        "2, `true`, true"
    })
    void anotherFlagsValueDecides(String name, String value, boolean matches) {
        var flags = with("f", onFlag(name, value.replace('`', '\'')))
                .and(
                        "base",
                        "{'groups': [{'variant': 'test'}], 'multivariate': {'variants':"
                                + "[{'key': 'test', 'rollout_percentage': 50}]}}");

        assertThat(flags.of("f", "u", "{}").enabled()).isEqualTo(matches);
    }

    @Test
    void aDisabledFlagIsFalseForThoseThatAsk() {
        var flags = with("f", onFlag("2", "false")).and("g", onFlag("2", "true"));
        var all = with("f", onFlag("2", "false"))
                .inactive("base", "{'groups': [{}]}")
                .and("g", onFlag("2", "true"));

        assertThat(all.of("f", "u", "{}").enabled()).isTrue();
        assertThat(all.of("g", "u", "{}").enabled()).isFalse();
        assertThat(all.of("base", "u", "{}").reason()).isEqualTo(Reason.FLAG_DISABLED);
        // Here flag 2 asks for itself.
        assertThat(flags.of("f", "u", "{}").reason()).isEqualTo(Reason.MISSING_DEPENDENCY);
    }

    @Test
    void circlesAndMissingFlagsAreToldAsMissingAlsoFromFar() {
        var flags = with("a", onFlag("b", "true"))
                .and("b", onFlag("a", "false"))
                .and("behind", onFlag("a", "false"))
                .and("missing", onFlag("99", "false"))
                .and("far", onFlag("missing", "false"))
                .and("fine", "{'groups': [{}]}");

        for (String key : new String[] {"a", "b", "behind", "missing", "far"}) {
            assertThat(flags.of(key, "u", "{}").reason()).as(key).isEqualTo(Reason.MISSING_DEPENDENCY);
            assertThat(flags.of(key, "u", "{}").enabled()).as(key).isFalse();
        }
        assertThat(flags.of("fine", "u", "{}").enabled()).isTrue();
    }

    @Test
    void aWantedFlagIsToldWithoutThoseItAsksFor() {
        var team = with("f", onFlag("base", "true"))
                .and("base", "{'groups': [{}]}")
                .and("other", "{}")
                .team();
        var subject = Subject.of(FlagFixture.asks("u"), Optional.of(Map.of()), Optional.empty());

        var outcome = FlagEvaluator.evaluate(
                team, subject, flag -> flag.key().equals("f"), new Moment(FlagFixture.NOW, FlagFixture.ZONE));

        assertThat(outcome.evaluations()).extracting(each -> each.flag().key()).containsExactly("f");
        assertThat(outcome.evaluations().getFirst().enabled()).isTrue();
    }
}
