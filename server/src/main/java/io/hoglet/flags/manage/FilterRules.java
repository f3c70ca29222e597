// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/**
 * What a flag's {@code filters} may be when somebody saves them: more than what can be evaluated, so that mistakes are
 * seen where they are made. Pure.
 */
final class FilterRules {
    private static final int CONDITIONS_MAX = 100;
    private static final int VARIANTS_MAX = 100;
    private static final int PROPERTIES_MAX = 100;
    private static final double WHOLE = 100;
    private static final Set<String> TYPES = Set.of("person", "cohort", "flag", "group");

    private FilterRules() {}

    /** What a flag gets that is made without filters: everybody, as in PostHog. */
    static ObjectNode forEveryone() {
        var filters = JsonNodeFactory.instance.objectNode();
        var everybody = filters.putArray("groups").addObject();
        everybody.putArray("properties");
        everybody.put("rollout_percentage", 100);
        return filters;
    }

    /** The filters as they are stored: always with {@code groups}. */
    static ObjectNode checked(JsonNode wish) {
        if (!(wish instanceof ObjectNode object)) {
            throw invalid("filters", "filters must be an object.");
        }
        StoredJson.check("filters", object);
        var filters = withGroups(object);
        var variants = variants(filters.path("multivariate"));
        conditions(filters.path("groups"), variants);
        payloads(filters.path("payloads"), variants);
        return filters;
    }

    /** What old clients send instead of groups is one condition (wire protocol 5.1). */
    private static ObjectNode withGroups(ObjectNode wish) {
        var filters = wish.deepCopy();
        if (filters.hasNonNull("groups")) {
            return filters;
        }
        var condition = JsonNodeFactory.instance.objectNode();
        condition.set(
                "properties",
                filters.path("properties").isArray() ? filters.path("properties") : condition.arrayNode());
        condition.set(
                "rollout_percentage",
                filters.path("rollout_percentage").isNumber()
                        ? filters.path("rollout_percentage")
                        : condition.nullNode());
        filters.remove("properties");
        filters.remove("rollout_percentage");
        filters.putArray("groups").add(condition);
        return filters;
    }

    private static Set<String> variants(JsonNode multivariate) {
        var keys = new HashSet<String>();
        var variants = multivariate.path("variants");
        if (variants.size() > VARIANTS_MAX) {
            throw invalid("filters", "A flag has at most " + VARIANTS_MAX + " variants.");
        }
        double sum = 0;
        for (var variant : variants) {
            String key = variant.path("key").asText();
            if (!FlagRules.isKey(key)) {
                throw invalid("filters", "A variant's key has letters, digits, hyphens and underscores only.");
            }
            if (!keys.add(key)) {
                throw invalid("filters", "Two variants have the same key.");
            }
            sum += percentage(variant.path("rollout_percentage"));
        }
        if (sum > WHOLE) {
            throw invalid("filters", "The variants' percentages sum to more than 100.");
        }
        return keys;
    }

    private static void conditions(JsonNode groups, Set<String> variants) {
        if (!groups.isArray() || groups.size() > CONDITIONS_MAX) {
            throw invalid("filters", "groups must be a list of at most " + CONDITIONS_MAX + " conditions.");
        }
        for (var group : groups) {
            if (group.hasNonNull("rollout_percentage")) {
                percentage(group.path("rollout_percentage"));
            }
            if (group.hasNonNull("variant")
                    && !variants.contains(group.path("variant").asText())) {
                throw invalid("filters", "A condition's variant must be the key of one of the flag's variants.");
            }
            properties(group.path("properties"));
        }
    }

    private static void properties(JsonNode properties) {
        if (properties.size() > PROPERTIES_MAX) {
            throw invalid("filters", "A condition has at most " + PROPERTIES_MAX + " properties.");
        }
        for (var property : properties) {
            String type = property.path("type").asText("person");
            if (!TYPES.contains(type)) {
                throw invalid("filters", "A property's type must be person, group, cohort or flag.");
            }
            if (type.equals("cohort") && !property.path("value").asText().matches("\\d{1,18}")) {
                throw invalid("filters", "A condition on a cohort needs the cohort's id as its value.");
            }
        }
    }

    private static void payloads(JsonNode payloads, Set<String> variants) {
        for (var payload : payloads.properties()) {
            if (!payload.getKey().equals("true") && !variants.contains(payload.getKey())) {
                throw invalid("filters", "A payload belongs to a variant, or to true.");
            }
            if (!payload.getValue().isTextual()
                    || !StoredJson.isJson(payload.getValue().textValue())) {
                throw invalid("filters", "A payload must be JSON, written as a text.");
            }
        }
    }

    private static double percentage(JsonNode value) {
        double percentage = value.isNumber() ? value.doubleValue() : -1;
        if (percentage < 0 || percentage > WHOLE) {
            throw invalid("filters", "rollout_percentage must be a number from 0 to 100.");
        }
        return percentage;
    }
}
