// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import static io.hoglet.flags.FlagFixture.asks;
import static io.hoglet.flags.FlagFixture.properties;
import static io.hoglet.flags.FlagFixture.when;
import static io.hoglet.flags.FlagFixture.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The order of wire protocol 3.2. user_1 stands at 0.87 of beta-search and user_2 at 0.08. */
class FlagEvaluatorTest {
    private static final String PAID = "{'key': 'plan', 'value': 'paid'}";
    private static final String PAIR = "'multivariate': {'variants': [{'key': 'control', 'rollout_percentage': 50},"
            + "{'key': 'test', 'rollout_percentage': 50}]}";

    @Test
    void aRolloutLetsInThoseUpToItsShare() {
        var flags = with("beta-search", "{'groups': [{'rollout_percentage': 50}]}");

        assertThat(flags.of("beta-search", "user_2", "{}").enabled()).isTrue();
        var out = flags.of("beta-search", "user_1", "{}");
        assertThat(out.enabled()).isFalse();
        assertThat(out.reason()).isEqualTo(Reason.OUT_OF_ROLLOUT_BOUND);
        assertThat(out.conditionIndex()).isEqualTo(OptionalInt.of(0));
    }

    @Test
    void noShareAndAllOfThemLetEverybodyInAndNoneNobody() {
        assertThat(with("f", "{'groups': [{'rollout_percentage': null}]}")
                        .of("f", "u", "{}")
                        .enabled())
                .isTrue();
        assertThat(with("f", "{'groups': [{'rollout_percentage': 100}]}")
                        .of("f", "u", "{}")
                        .enabled())
                .isTrue();
        assertThat(with("f", "{'groups': [{'rollout_percentage': 0}]}")
                        .of("f", "u", "{}")
                        .enabled())
                .isFalse();
        assertThat(with("f", "{'groups': []}").of("f", "u", "{}").reason()).isEqualTo(Reason.NO_CONDITION_MATCH);
    }

    @Test
    void theFirstConditionThatMatchesDecides() {
        var flags = with(
                "f",
                "{'groups': [{'properties': [" + PAID + "], 'variant': 'test'}, {'variant': 'control'}]," + PAIR + "}");

        var paid = flags.of("f", "u", "{'plan': 'paid'}");
        var free = flags.of("f", "u", "{}");

        assertThat(paid.variant()).hasValue("test");
        assertThat(paid.description()).isEqualTo("Matched condition set 1");
        assertThat(free.variant()).hasValue("control");
        assertThat(free.conditionIndex()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void allPropertiesOfAConditionMustMatch() {
        var flags = with(
                "f", "{'groups': [{'properties': [" + PAID + ", {'key': 'age', 'operator': 'gt', 'value': 17}]}]}");

        assertThat(flags.of("f", "u", "{'plan': 'paid', 'age': 18}").enabled()).isTrue();
        assertThat(flags.of("f", "u", "{'plan': 'paid', 'age': 17}").enabled()).isFalse();
    }

    @Test
    void theHighestReasonIsToldAndOfEqualOnesTheLast() {
        var flags = with(
                "beta-search",
                "{'groups': [{'rollout_percentage': 1}, {'rollout_percentage': 2}, {'properties': [" + PAID + "]}]}");

        var result = flags.of("beta-search", "user_1", "{}");

        assertThat(result.reason()).isEqualTo(Reason.OUT_OF_ROLLOUT_BOUND);
        assertThat(result.conditionIndex()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void anEarlyExitEndsAtTheFirstConditionWhosePropertiesMatch() {
        String groups = "'groups': [{'properties': [" + PAID + "], 'rollout_percentage': 1}, {}]";
        var early = with("beta-search", "{'early_exit': true, " + groups + "}");

        assertThat(early.of("beta-search", "user_1", "{'plan': 'paid'}").enabled())
                .isFalse();
        assertThat(early.of("beta-search", "user_1", "{}").enabled()).isTrue();
        assertThat(with("beta-search", "{" + groups + "}")
                        .of("beta-search", "user_1", "{'plan': 'paid'}")
                        .enabled())
                .isTrue();
    }

    @Test
    void variantsShareTheRangeInTheirOrder() {
        var flags = with("beta-search", "{'groups': [{}], " + PAIR + "}");

        assertThat(flags.of("beta-search", "user_1", "{}").variant()).hasValue("control");
        assertThat(flags.of("beta-search", "user_2", "{}").variant()).hasValue("test");
    }

    @Test
    void behindTheLastVariantTheFlagIsPlainlyOn() {
        var flags = with(
                "beta-search",
                "{'groups': [{'variant': 'gone'}], 'payloads': {'a': '1', 'true': '2'},"
                        + "'multivariate': {'variants': [{'key': 'a', 'rollout_percentage': 50}]}}");

        var behind = flags.of("beta-search", "user_2", "{}");

        assertThat(behind.enabled()).isTrue();
        assertThat(behind.variant()).isEmpty();
        assertThat(behind.payload()).hasValue("2");
        assertThat(flags.of("beta-search", "user_1", "{}").payload()).hasValue("1");
    }

    @Test
    void aPayloadIsTextAlsoWhenItWasStoredAsJson() {
        var flags = with("f", "{'groups': [{}], 'payloads': {'true': {'a': 1}}}")
                .inactive("g", "{'payloads': {'true': '1'}}");

        assertThat(flags.of("f", "u", "{}").payload()).hasValue("{\"a\":1}");
        assertThat(flags.of("g", "u", "{}").payload()).isEmpty();
    }

    @Test
    void aPersonsOwnChoiceComesBeforeConditions() {
        for (String switched : Set.of("'feature_enrollment': true", "'super_groups': [{'properties': []}]")) {
            var flags = with("f", "{'groups': [{'properties': [" + PAID + "]}], " + switched + "}");

            var in = flags.of("f", "u", "{'$feature_enrollment/f': 'true'}");
            var out = flags.of("f", "u", "{'$feature_enrollment/f': false, 'plan': 'paid'}");

            assertThat(in.enabled()).isTrue();
            assertThat(in.reason()).isEqualTo(Reason.SUPER_CONDITION_VALUE);
            assertThat(out.enabled()).isFalse();
            assertThat(out.reason()).isEqualTo(Reason.SUPER_CONDITION_VALUE);
            assertThat(flags.of("f", "u", "{'plan': 'paid'}").reason()).isEqualTo(Reason.CONDITION_MATCH);
        }
    }

    @Test
    void aHoldoutTakesItsShareOutOfEveryFlag() {
        String held =
                "{'groups': [{}], 'payloads': {'holdout-7': '0'}, 'holdout': {'id': 7, 'exclusion_percentage': 100}}";
        String before = "{'groups': [{}], 'holdout_groups': [{'rollout_percentage': 100, 'variant': 'holdout-8'}]}";
        String few = "{'groups': [{}], 'holdout': {'id': 7, 'exclusion_percentage': 0}}";
        var flags = with("f", held).and("g", before).and("h", few);

        assertThat(flags.of("f", "u", "{}").variant()).hasValue("holdout-7");
        assertThat(flags.of("f", "u", "{}").payload()).hasValue("0");
        assertThat(flags.of("f", "u", "{}").reason()).isEqualTo(Reason.HOLDOUT_CONDITION_VALUE);
        assertThat(flags.of("g", "u", "{}").variant()).hasValue("holdout-8");
        assertThat(flags.of("h", "u", "{}").reason()).isEqualTo(Reason.CONDITION_MATCH);
    }

    @Test
    void groupsNeedATypeAndAKey() {
        String byCompany = "{'aggregation_group_type_index': 0, 'groups': [{'properties':"
                + "[{'key': 'size', 'type': 'group', 'group_type_index': 0, 'operator': 'gt', 'value': 9}]}]}";
        var question = new Question(
                "u",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of("company", "acme"),
                Map.of("company", properties("{'size': 10}")),
                Set.of());
        var subject = Subject.of(question, Optional.of(Map.of()), Optional.of(Map.of()));

        var known = with("f", byCompany).groupTypes(Map.of(0, "company"));
        assertThat(known.of("f", subject).enabled()).isTrue();
        assertThat(known.of("f", "u", "{}").reason()).isEqualTo(Reason.NO_GROUP_TYPE);
        assertThat(with("f", byCompany).of("f", subject).reason()).isEqualTo(Reason.NO_GROUP_TYPE);
    }

    @Test
    void aConditionMayCountAnotherThingThanItsFlag() {
        var flags = with("f", "{'groups': [{'aggregation_group_type_index': 1}, {}]}")
                .groupTypes(Map.of(1, "shop"));

        assertThat(flags.of("f", "u", "{}").conditionIndex()).isEqualTo(OptionalInt.of(1));
    }

    @Test
    void bucketsByDeviceNeedADevice() {
        var flags =
                with("beta-search", "{'bucketing_identifier': 'device_id', 'groups': [{'rollout_percentage': 50}]}");
        var onDevice =
                new Question("user_1", Optional.empty(), Optional.of("user_2"), Map.of(), Map.of(), Map.of(), Set.of());

        assertThat(flags.of("beta-search", "user_2", "{}").reason()).isEqualTo(Reason.OUT_OF_ROLLOUT_BOUND);
        assertThat(flags.of("beta-search", Subject.of(onDevice, Optional.of(Map.of()), Optional.of(Map.of())))
                        .enabled())
                .isTrue();
    }

    @Test
    void anEmptyIdentifierIsLetInNowhere() {
        assertThat(with("f", "{'groups': [{'rollout_percentage': 50}]}")
                        .of("f", "", "{}")
                        .enabled())
                .isFalse();
    }

    @Test
    void continuityHashesByTheStoredKeyThenByTheIdBefore() {
        var flags = new FlagFixture().continuous("beta-search", "{'groups': [{'rollout_percentage': 50}]}");
        var question =
                new Question("user_1", Optional.of("user_2"), Optional.empty(), Map.of(), Map.of(), Map.of(), Set.of());

        assertThat(flags.of("beta-search", Subject.of(question, Optional.of(Map.of()), Optional.of(Map.of())))
                        .enabled())
                .isTrue();
        assertThat(flags.of(
                                "beta-search",
                                Subject.of(
                                        question, Optional.of(Map.of()), Optional.of(Map.of("beta-search", "user_1"))))
                        .enabled())
                .isFalse();
        assertThat(flags.of("beta-search", "user_1", "{}").enabled()).isFalse();
    }

    @Test
    void whatCouldNotBeReadLeavesOutOnlyFlagsThatNeedIt() {
        var flags = with("plain", "{'groups': [{}]}")
                .and("stored", when("exact", "'x'"))
                .and("asks", "{'groups': [{'properties': [{'type': 'flag', 'key': '2', 'value': true}]}]}")
                .and("chosen", "{'feature_enrollment': true, 'groups': [{}]}")
                .continuous("kept", "{'groups': [{}]}");

        var unread = flags.evaluate(Subject.of(asks("u"), Optional.empty(), Optional.empty()));

        assertThat(unread.complete()).isFalse();
        assertThat(unread.evaluations()).extracting(each -> each.flag().key()).containsExactly("plain");
        var told = new Question(
                "u", Optional.empty(), Optional.empty(), properties("{'p': 'x'}"), Map.of(), Map.of(), Set.of());
        assertThat(flags.evaluate(Subject.of(told, Optional.empty(), Optional.empty()))
                        .evaluations())
                .extracting(each -> each.flag().key())
                .containsExactlyInAnyOrder("plain", "stored", "asks");
    }

    @Test
    void theRequestsPropertiesLieOverTheStoredOnes() {
        var flags = with("f", when("exact", "'x'"))
                .and("first", "{'groups': [{'properties': [{'key': '$initial_referrer', 'value': 'ad'}]}]}")
                .and("me", "{'groups': [{'properties': [{'key': 'distinct_id', 'value': 'u'}]}]}");
        var question = new Question(
                "u",
                Optional.empty(),
                Optional.empty(),
                properties("{'p': 'x', '$referrer': 'ad'}"),
                Map.of(),
                Map.of(),
                Set.of());

        var outcome =
                flags.evaluate(Subject.of(question, Optional.of(properties("{'p': 'y'}")), Optional.of(Map.of())));

        assertThat(outcome.evaluations()).allMatch(Evaluation::enabled);
        var before =
                Subject.of(question, Optional.of(properties("{'$initial_referrer': 'mail'}")), Optional.of(Map.of()));
        assertThat(flags.of("first", before).enabled()).isFalse();
    }
}
