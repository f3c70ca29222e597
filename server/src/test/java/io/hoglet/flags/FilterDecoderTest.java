// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import static io.hoglet.flags.FlagFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterDecoderTest {
    private static final List<Operator> OPERATORS = List.copyOf(EnumSet.allOf(Operator.class));
    private static final List<String> WORDS = List.of(
            "groups",
            "properties",
            "key",
            "value",
            "operator",
            "type",
            "rollout_percentage",
            "variant",
            "variants",
            "multivariate",
            "payloads",
            "holdout",
            "id",
            "exclusion_percentage",
            "super_groups",
            "early_exit",
            "aggregation_group_type_index",
            "cohort",
            "flag",
            "person",
            "group",
            "AND",
            "OR",
            "values",
            "negation",
            "regex",
            "is_date_before",
            "semver_caret",
            "between",
            "in",
            "flag_evaluates_to",
            "-3d",
            "1.2.*",
            "(a|b",
            "true");

    @Test
    void filtersOfTheFirstYearsAreOneCondition() throws InvalidFiltersException {
        var filters =
                FilterDecoder.flag(json("{'properties': [{'key': 'p', 'value': 'x'}], 'rollout_percentage': 20}"));

        assertThat(filters.conditions()).hasSize(1);
        assertThat(filters.conditions().getFirst().percentage()).isEqualTo(20);
        assertThat(filters.conditions().getFirst().properties()).hasSize(1);
    }

    @Test
    void whatIsUnknownOrNullIsPassedOver() throws InvalidFiltersException {
        var filters = FilterDecoder.flag(json("""
                {'groups': [{'properties': null, 'rollout_percentage': '30', 'variant': null, 'users_affected': 1}],
                 'multivariate': null, 'payloads': null, 'aggregation_group_type_index': null, 'holdout': null,
                 'super_groups': null, 'new_thing': [1]}
                """));

        assertThat(filters.conditions().getFirst().percentage()).isEqualTo(30);
        assertThat(filters.variants()).isEmpty();
    }

    @Test
    void whatCanNeverMatchIsAProblemButNoError() throws InvalidFiltersException {
        var filters = FilterDecoder.flag(json(FlagFixture.when("regex", "'(?!x)'")));

        assertThat(filters.problems()).singleElement().asString().contains("look-around");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                               |
            {'groups': {}}                                                   | groups
            {'groups': [1]}                                                  | groups[0]
            {'groups': [{}, {'rollout_percentage': 101}]}                    | groups[1].rollout_percentage
            {'groups': [{'rollout_percentage': 'half'}]}                     | groups[0].rollout_percentage
            {'groups': [{'variant': 1}]}                                     | groups[0].variant
            {'groups': [{'properties': [{}]}]}                               | groups[0].properties[0].key
            {'groups': [{'properties': [{'key': 'k', 'type': 'event'}]}]}    | groups[0].properties[0].type
            {'groups': [{'properties': [{'key': 'k', 'operator': 'like'}]}]} | groups[0].properties[0].operator
            {'groups': [{'properties': [{'key': 'k', 'operator': 'in'}]}]}   | groups[0].properties[0].operator
            {'groups': [{'properties': [{'type': 'cohort', 'value': 'x'}]}]} | groups[0].properties[0].value
            {'groups': [{'properties': [{'type': 'flag', 'key': 'f', 'value': 1}]}]} | groups[0].properties[0].value
            {'groups': [{'properties': [{'key': 'k', 'negation': 'no'}]}]}   | groups[0].properties[0].negation
            {'groups': [], 'aggregation_group_type_index': 5}                | aggregation_group_type_index
            {'groups': [], 'bucketing_identifier': 'x'}                      | bucketing_identifier
            {'groups': [], 'early_exit': 1}                                  | early_exit
            {'groups': [], 'multivariate': []}                               | multivariate
            {'groups': [], 'multivariate': {'variants': [{'key': ''}]}}      | multivariate.variants[0].key
            {'groups': [], 'payloads': []}                                   | payloads
            {'groups': [], 'holdout': {'id': 1, 'exclusion_percentage': -1}} | holdout.exclusion_percentage
            """)
    void refusalsSayWhere(String filters, String path) {
        assertThatThrownBy(() -> FilterDecoder.flag(json(filters)))
                .isInstanceOfSatisfying(
                        InvalidFiltersException.class,
                        refusal -> assertThat(refusal.path()).isEqualTo(path == null ? "" : path))
                .hasMessageContaining("must be");
    }

    @Test
    void cohortsAreNotNestedWithoutEnd() {
        String deep = "{'type': 'AND', 'values': [".repeat(30) + "]}".repeat(30);

        assertThatThrownBy(() -> CohortDecoder.cohort(json(deep))).isInstanceOf(InvalidFiltersException.class);
    }

    @Test
    @Timeout(120)
    void whateverIsStoredNothingIsThrownButTheRefusal() {
        var random = new Random(42);
        int understood = 0;
        for (int i = 0; i < 200_000; i++) {
            understood += evaluated(node(random, 0), node(random, 0), node(random, 0)) ? 1 : 0;
        }
        assertThat(understood).isGreaterThan(1_000);
    }

    private static boolean evaluated(JsonNode filters, JsonNode cohort, JsonNode property) {
        try {
            var flag = new FlagDefinition(1, "f", true, false, 1, FilterDecoder.flag(filters));
            var team = TeamFlags.of(
                    new TeamFlags.Stamp(1, FlagFixture.ZONE, Map.of()),
                    List.of(flag),
                    Map.of(1L, new Cohort(1, false, CohortDecoder.cohort(cohort))),
                    0,
                    new TeamFlags.Raw(List.of(), Map.of()));
            var stored = Map.of("key", property, "true", property, "id", property);
            var subject = Subject.of(FlagFixture.asks("u"), Optional.of(stored), Optional.of(Map.of()));
            var outcome =
                    FlagEvaluator.evaluate(team, subject, one -> true, new Moment(FlagFixture.NOW, FlagFixture.ZONE));
            assertThat(outcome.evaluations()).hasSize(1);
            return true;
        } catch (InvalidFiltersException e) {
            return false;
        }
    }

    /** Random JSON of the words that filters are made of, so that much of it is nearly right. */
    private static JsonNode node(Random random, int depth) {
        var factory = FlagFixture.JSON.getNodeFactory();
        int kind = random.nextInt(depth > 5 ? 5 : 9);
        return switch (kind) {
            case 0 -> factory.nullNode();
            case 1 -> factory.booleanNode(random.nextBoolean());
            case 2 -> factory.numberNode(random.nextInt(6));
            case 3 -> factory.numberNode(random.nextDouble() * 1e19 - 5e18);
            case 4 -> factory.textNode(WORDS.get(random.nextInt(WORDS.size())));
            case 5 -> {
                var array = factory.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(node(random, depth + 1));
                }
                yield array;
            }
            default -> {
                var object = factory.objectNode();
                for (int i = random.nextInt(5); i > 0; i--) {
                    object.set(WORDS.get(random.nextInt(WORDS.size())), node(random, depth + 1));
                }
                if (random.nextBoolean()) {
                    object.set("key", factory.textNode("key"));
                    object.set(
                            "operator",
                            factory.textNode(OPERATORS
                                    .get(random.nextInt(OPERATORS.size()))
                                    .wireName()));
                    object.set("value", node(random, depth + 1));
                }
                yield object;
            }
        };
    }
}
