// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Jazzer calls: a JSON object with the stored filters of flags and of a cohort, and a person. Filters are refused
 * or give everybody an answer, and the same one each time.
 */
public final class FiltersFuzz {
    private static final long NANOS_MAX = 20_000_000_000L;
    private static final int FLAGS_MAX = 8;

    private FiltersFuzz() {}

    /** Inputs to begin with. */
    public static List<byte[]> seeds() {
        var operators = Stream.of(Operator.values())
                .map(operator -> flag("'groups':[{'properties':[{'key':'p','type':" + "'person','operator':'"
                        + operator.wireName() + "','value':'1.2.3'}],'rollout_percentage':50}]"));
        var shapes = Stream.of(
                flag("'groups':[{'properties':[],'rollout_percentage':33.3,'variant':'a'}],'multivariate':{'variants':"
                        + "[{'key':'a','rollout_percentage':50},{'key':'b','rollout_percentage':50}]},"
                        + "'payloads':{'a':'{}'}"),
                flag("'groups':[{'properties':[{'key':'id','type':'cohort','value':1,'operator':'in'},{'key':'2',"
                        + "'type':'flag','operator':'flag_evaluates_to','value':true}]}]},{'groups':[{}]"),
                flag("'groups':[{'properties':[{'key':'p','value':['a','b'],'negation':true},{'key':'t','operator':"
                        + "'is_date_after','value':'-7d'},{'key':'n','operator':'between','value':[1,2]}]}],"
                        + "'holdout':{'id':1,'exclusion_percentage':10},'feature_enrollment':true,'early_exit':true"),
                flag("'groups':[{'aggregation_group_type_index':0}],'aggregation_group_type_index':1,"
                        + "'bucketing_identifier':'device_id','super_groups':[{}],'holdout_groups':[{'variant':'h',"
                        + "'rollout_percentage':1}]"),
                flag("'properties':[{'key':'p','operator':'regex','value':'^(a|b)*$'}],'rollout_percentage':null"));
        return Stream.concat(operators, shapes)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static String flag(String filters) {
        String text = "{'flags':[{" + filters + "}],'cohort':{'type':'OR','values':[{'type':'AND','values':[{'key':"
                + "'p','type':'person','value':'1','operator':'gte'}]}]},'person':{'p':'1.2.4','t':'2026-03-01',"
                + "'n':1.5},'distinct_id':'d'}";
        return text.replace('\'', '"');
    }

    public static void fuzzerTestOneInput(byte[] input) {
        JsonNode wish;
        try {
            wish = FlagFixture.JSON.readTree(input);
        } catch (IOException e) {
            return;
        }
        long startedAt = System.nanoTime();
        var team = team(wish);
        var person = new HashMap<String, JsonNode>();
        wish.path("person").properties().forEach(entry -> person.put(entry.getKey(), entry.getValue()));
        var question = new Question(
                wish.path("distinct_id").asText(),
                Optional.empty(),
                Optional.of("device"),
                Map.of(),
                Map.of("company", "acme"),
                Map.of("company", person),
                Set.of());
        var subject = Subject.of(question, Optional.of(person), Optional.of(Map.of()));

        var outcome = evaluate(team, subject);

        if (outcome.evaluations().size() != team.flags().size() && outcome.complete()) {
            fail(
                    "%d answers for %d flags",
                    outcome.evaluations().size(), team.flags().size());
        }
        if (!outcome.equals(evaluate(team, subject))) {
            fail("another answer the second time");
        }
        evaluate(team, Subject.of(question, Optional.empty(), Optional.empty()));
        if (System.nanoTime() - startedAt > NANOS_MAX) {
            fail("too slow");
        }
    }

    private static TeamFlags team(JsonNode wish) {
        var flags = new ArrayList<FlagDefinition>();
        for (JsonNode filters : wish.path("flags")) {
            if (flags.size() < FLAGS_MAX) {
                int id = flags.size() + 1;
                try {
                    flags.add(new FlagDefinition(id, "f" + id, true, id == 2, 1, FilterDecoder.flag(filters)));
                } catch (InvalidFiltersException refused) {
                    check(refused);
                }
            }
        }
        var cohorts = new HashMap<Long, Cohort>();
        try {
            cohorts.put(1L, new Cohort(1, false, CohortDecoder.cohort(wish.path("cohort"))));
        } catch (InvalidFiltersException refused) {
            check(refused);
        }
        var stamp = new TeamFlags.Stamp(1, FlagFixture.ZONE, Map.of(0, "company"));
        return TeamFlags.of(stamp, flags, cohorts, 0, new TeamFlags.Raw(List.of(), Map.of()));
    }

    private static void check(InvalidFiltersException refused) {
        if (String.valueOf(refused.getMessage()).isBlank()) {
            fail("refused without a reason");
        }
    }

    private static FlagEvaluator.Outcome evaluate(TeamFlags team, Subject subject) {
        return FlagEvaluator.evaluate(team, subject, flag -> true, new Moment(FlagFixture.NOW, FlagFixture.ZONE));
    }
}
