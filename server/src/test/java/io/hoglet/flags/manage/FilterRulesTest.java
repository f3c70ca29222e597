// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class FilterRulesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void isRefused(String filters, String part) {
        assertThatThrownBy(() -> FilterRules.checked(json(filters)))
                .as(filters)
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageContaining(part);
    }

    @Test
    void aWholeFlagIsStoredAsItIs() {
        var filters = json("""
                {'groups':[
                   {'properties':[{'key':'email','type':'person','operator':'icontains','value':'@b.c'}],
                    'rollout_percentage':12.5,'variant':'test'},
                   {'properties':[{'key':'id','type':'cohort','operator':'in','value':7},
                                  {'key':'3','type':'flag','operator':'flag_evaluates_to','value':true}]}],
                 'multivariate':{'variants':[{'key':'control','name':'','rollout_percentage':50},
                                             {'key':'test','rollout_percentage':50}]},
                 'payloads':{'control':'{\\'a\\':1}','test':'null'},
                 'aggregation_group_type_index':null,'super_groups':null}
                """.replace("\\'", "\\\""));

        assertThat(FilterRules.checked(filters)).isEqualTo(filters);
    }

    @Test
    void whatOldClientsSendBecomesOneCondition() {
        assertThat(FilterRules.checked(json("{'properties':[{'key':'a','value':'b'}],'rollout_percentage':30}")))
                .isEqualTo(json("{'groups':[{'properties':[{'key':'a','value':'b'}],'rollout_percentage':30}]}"));
        assertThat(FilterRules.checked(json("{}")))
                .isEqualTo(json("{'groups':[{'properties':[],'rollout_percentage':null}]}"));
    }

    @Test
    void percentagesAreNumbersUpToAHundred() {
        isRefused("{'groups':[{'properties':[],'rollout_percentage':101}]}", "0 to 100");
        isRefused("{'groups':[{'properties':[],'rollout_percentage':-1}]}", "0 to 100");
        isRefused("{'groups':[{'properties':[],'rollout_percentage':'half'}]}", "0 to 100");
    }

    @Test
    void variantsHaveKeysOfTheirOwnAndSumToAHundredAtMost() {
        String variants = "{'groups':[],'multivariate':{'variants':[%s]}}";

        isRefused(
                variants.formatted("{'key':'a','rollout_percentage':60},{'key':'b','rollout_percentage':41}"),
                "more than 100");
        isRefused(
                variants.formatted("{'key':'a','rollout_percentage':1},{'key':'a','rollout_percentage':1}"),
                "same key");
        isRefused(variants.formatted("{'key':'a b','rollout_percentage':1}"), "letters, digits");
        isRefused(variants.formatted("{'key':'a'},{'key':'b'}"), "more than 100");
    }

    @Test
    void aConditionGivesAVariantThatExists() {
        isRefused("{'groups':[{'properties':[],'variant':'x'}]}", "variant");
    }

    @Test
    void aPayloadIsJsonInATextAndBelongsToSomething() {
        String payloads = "{'groups':[],'payloads':{%s}}";

        isRefused(payloads.formatted("'true':{}"), "JSON");
        isRefused(payloads.formatted("'true':'{a'"), "JSON");
        isRefused(payloads.formatted("'true':''"), "JSON");
        isRefused(payloads.formatted("'true':'1 2'"), "JSON");
        isRefused(payloads.formatted("'other':'1'"), "variant");
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        isRefused("{'groups':[],'note':'\\u0000'}", "stored");
        isRefused("{'groups':[],'\\u0000':1}", "stored");
        isRefused("{'groups':[],'note':'" + "x".repeat(300_000) + "'}", "characters");
        isRefused("[]", "object");
    }

    @Test
    void whatCannotBeUnderstoodOrNeverMatchesIsRefused() {
        String properties = "{'groups':[{'properties':[%s]}]}";

        isRefused(properties.formatted("{'key':'a','type':'element','value':'b'}"), "properties[0].type");
        isRefused(properties.formatted("{'key':'a','operator':'like','value':'b'}"), "properties[0].operator");
        isRefused(properties.formatted("{'key':'a','operator':'regex','value':'('}"), "expression");
        isRefused("{'groups':{}}", "groups");
    }

    @Test
    void aCohortIsNamedByItsId() {
        isRefused("{'groups':[{'properties':[{'type':'cohort','key':'id','value':'all'}]}]}", "cohort");
    }
}
