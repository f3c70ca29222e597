// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.flags.CohortDecoder;
import io.hoglet.flags.CohortFilter;
import io.hoglet.flags.InvalidFiltersException;
import java.util.Optional;
import java.util.Set;

/** What a cohort may be: conditions on properties of persons and on cohorts, in groups of AND and OR. Pure. */
final class CohortRules {
    private static final int NAME_MAX = 400;
    private static final int DEPTH_MAX = 8;
    private static final int PARTS_MAX = 200;
    private static final String NOT_IN = "not_in";
    private static final Set<String> GROUPS = Set.of("AND", "OR");

    private CohortRules() {}

    static String name(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > NAME_MAX || !FlagRules.isStorable(name)) {
            throw invalid("name", "name must have 1 to " + NAME_MAX + " characters.");
        }
        return name;
    }

    /** The group of conditions, which PostHog wraps as {@code properties}. */
    static ObjectNode filters(JsonNode wish) {
        var group = wish.has("properties") ? wish.path("properties") : wish;
        if (!(group instanceof ObjectNode object) || !isGroup(group)) {
            throw invalid(
                    "filters", "filters must be a group: {\"properties\": {\"type\": \"AND\", \"values\": [...]}}.");
        }
        StoredJson.check("filters", object);
        if (parts(object, 1) == 0) {
            throw invalid("filters", "A cohort needs at least one condition.");
        }
        refuseUnclear(understood(object));
        return object;
    }

    private static CohortFilter understood(ObjectNode filters) {
        try {
            return CohortDecoder.cohort(filters);
        } catch (InvalidFiltersException e) {
            throw invalid("filters", e.path() + " cannot be understood: " + e.getMessage() + ".");
        }
    }

    /** Such as a regular expression that never matches anybody. */
    private static void refuseUnclear(CohortFilter filter) {
        switch (filter) {
            case CohortFilter.All all -> all.parts().forEach(CohortRules::refuseUnclear);
            case CohortFilter.Any any -> any.parts().forEach(CohortRules::refuseUnclear);
            case CohortFilter.One one ->
                one.filter().test().problem().ifPresent(problem -> {
                    throw invalid("filters", problem);
                });
            case CohortFilter.Undecidable _ -> {}
        }
    }

    private static boolean isGroup(JsonNode node) {
        return GROUPS.contains(node.path("type").asText())
                && node.path("values").isArray();
    }

    private static int parts(JsonNode group, int depth) {
        if (depth > DEPTH_MAX) {
            throw invalid("filters", "Groups of conditions may stand " + DEPTH_MAX + " deep in each other.");
        }
        int parts = 0;
        for (var value : group.path("values")) {
            if (isGroup(value)) {
                parts += parts(value, depth + 1);
            } else {
                condition(value);
                parts++;
            }
        }
        if (parts > PARTS_MAX) {
            throw invalid("filters", "A cohort has at most " + PARTS_MAX + " conditions.");
        }
        return parts;
    }

    private static void condition(JsonNode condition) {
        switch (condition.path("type").asText()) {
            case "person" -> {}
            case "cohort" -> {
                // SDKs that evaluate cohorts themselves look at the negation alone.
                if (condition.path("operator").asText().equals(NOT_IN)) {
                    throw invalid("filters", "A cohort leaves members of another out by negation: true.");
                }
            }
            default ->
                throw invalid(
                        "filters",
                        "A cohort can only ask for properties of persons (type person) and other cohorts (cohort).");
        }
    }

    /** Of a static cohort: none, but clients send an empty group. */
    static ObjectNode none(Optional<JsonNode> wish) {
        boolean some = wish.map(filters -> filters.has("properties") ? filters.path("properties") : filters)
                .filter(group -> !group.path("values").isEmpty())
                .isPresent();
        if (some) {
            throw invalid("filters", "A static cohort lists persons: it has no conditions.");
        }
        var nobody = JsonNodeFactory.instance.objectNode().put("type", "OR");
        nobody.putArray("values");
        return nobody;
    }
}
