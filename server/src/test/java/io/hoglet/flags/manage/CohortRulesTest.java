// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CohortRulesTest {
    private static final String LEAF = "{'key':'plan','type':'person','value':'x','operator':'exact'}";

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void isRefused(String filters, String part) {
        assertThatThrownBy(() -> CohortRules.filters(json(filters)))
                .as(filters)
                .isInstanceOf(InvalidChangeException.class)
                .hasMessageContaining(part);
    }

    @Test
    void theGroupIsStoredWithoutItsWrapping() {
        String group = "{'type':'OR','values':[{'type':'AND','values':[" + LEAF + "]}]}";

        assertThat(CohortRules.filters(json("{'properties':" + group + "}"))).isEqualTo(json(group));
        assertThat(CohortRules.filters(json(group))).isEqualTo(json(group));
    }

    @Test
    void onlyPropertiesOfPersonsAndCohortsCanBeAskedFor() {
        isRefused("{'type':'AND','values':[{'type':'behavioral','value':'performed_event','key':'x'}]}", "persons");
        isRefused("{'type':'AND','values':[{'type':'cohort','key':'id','value':'x'}]}", "id");
        isRefused("{'type':'AND','values':[{'type':'cohort','operator':'not_in','value':1}]}", "negation");
        isRefused("{'type':'AND','values':[{'type':'group','key':'plan','value':'x'}]}", "persons");
        isRefused("{'type':'AND','values':[{'type':'person','value':1}]}", "key");
    }

    @Test
    void aCohortHasConditionsAndNotTooMany() {
        isRefused("{'type':'AND','values':[]}", "at least one");
        isRefused("{'type':'XOR','values':[" + LEAF + "]}", "group");
        isRefused("{}", "group");
        isRefused("{'type':'OR','values':[" + (LEAF + ",").repeat(200) + LEAF + "]}", "at most 200");
        isRefused("{'type':'OR','values':[".repeat(9) + LEAF + "]}".repeat(9), "deep");
    }
}
