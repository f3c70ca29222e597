// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.flags.FilterDecoder;
import io.hoglet.flags.FlagFilters;
import io.hoglet.flags.InvalidFiltersException;
import io.hoglet.flags.Variant;
import java.util.HashSet;
import java.util.List;
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
        var understood = understood(filters);
        understood.problems().stream().findFirst().ifPresent(problem -> {
            throw invalid("filters", problem);
        });
        var variants = variants(understood.variants());
        conditions(understood, variants);
        payloads(filters.path("payloads"), variants);
        return filters;
    }

    private static FlagFilters understood(ObjectNode filters) {
        try {
            return FilterDecoder.flag(filters);
        } catch (InvalidFiltersException e) {
            throw invalid("filters", e.path() + " cannot be understood: " + e.getMessage() + ".");
        }
    }

    /** What old clients send instead of groups is one condition (wire protocol 5.1). */
    private static ObjectNode withGroups(ObjectNode wish) {
        var filters = wish.deepCopy();
        if (filters.hasNonNull("groups")) {
            return filters;
        }
        var properties = filters.remove("properties");
        var percentage = filters.remove("rollout_percentage");
        var condition = filters.putArray("groups").addObject();
        condition.set("properties", properties == null ? filters.arrayNode() : properties);
        condition.set("rollout_percentage", percentage);
        return filters;
    }

    private static Set<String> variants(List<Variant> variants) {
        if (variants.size() > VARIANTS_MAX) {
            throw invalid("filters", "A flag has at most " + VARIANTS_MAX + " variants.");
        }
        var keys = new HashSet<String>();
        for (var variant : variants) {
            if (!FlagRules.isKey(variant.key())) {
                throw invalid("filters", "A variant's key has letters, digits, hyphens and underscores only.");
            }
            if (!keys.add(variant.key())) {
                throw invalid("filters", "Two variants have the same key.");
            }
        }
        if (variants.stream().mapToDouble(Variant::percentage).sum() > WHOLE) {
            throw invalid("filters", "The variants' percentages sum to more than 100.");
        }
        return keys;
    }

    private static void conditions(FlagFilters filters, Set<String> variants) {
        if (filters.conditions().size() > CONDITIONS_MAX) {
            throw invalid("filters", "A flag has at most " + CONDITIONS_MAX + " conditions.");
        }
        for (var condition : filters.conditions()) {
            if (condition.properties().size() > PROPERTIES_MAX) {
                throw invalid("filters", "A condition has at most " + PROPERTIES_MAX + " properties.");
            }
            if (condition.variant().filter(key -> !variants.contains(key)).isPresent()) {
                throw invalid("filters", "A condition's variant must be the key of one of the flag's variants.");
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
}
