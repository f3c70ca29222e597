// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What SDKs need to evaluate flags themselves (wire protocol 2.3). Static cohorts are never in it, because only the
 * server knows their members. Pure.
 */
public final class LocalDefinitions {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private LocalDefinitions() {}

    /** @param withCohorts the SDK can use cohorts; else those that are a plain list of properties stand in the flags */
    public static ObjectNode of(TeamFlags team, boolean withCohorts) {
        var reply = NODES.objectNode();
        var flags = reply.putArray("flags");
        team.raw().flags().forEach(flag -> flags.add(forSdk(flag.deepCopy(), team, withCohorts)));
        var types = reply.putObject("group_type_mapping");
        team.groupTypes().forEach((index, type) -> types.put(Integer.toString(index), type));
        var cohorts = reply.putObject("cohorts");
        if (withCohorts) {
            team.raw().cohorts().forEach((id, filters) -> cohorts.set(Long.toString(id), filters));
        }
        return reply;
    }

    private static ObjectNode forSdk(ObjectNode flag, TeamFlags team, boolean withCohorts) {
        for (var group : flag.path("filters").path("groups")) {
            if (group instanceof ObjectNode condition && condition.path("properties") instanceof ArrayNode properties) {
                properties.forEach(property -> nameDependency(property, team));
                if (!withCohorts) {
                    condition.set("properties", inlined(properties, team));
                }
            }
        }
        return flag;
    }

    /** SDKs know flags by key, and evaluate those of the chain one by one; an empty chain cannot be decided. */
    private static void nameDependency(JsonNode node, TeamFlags team) {
        if (!(node instanceof ObjectNode property)
                || !property.path("type").asText().equals("flag")) {
            return;
        }
        var chain = property.putArray("dependency_chain");
        var named = team.dependencies().byName().get(property.path("key").asText());
        if (named == null) {
            return;
        }
        property.put("key", named.key());
        if (!team.dependencies().unresolvable().contains(named.id())) {
            team.dependencies().closure(List.of(named)).forEach(flag -> chain.add(flag.key()));
        }
    }

    private static ArrayNode inlined(ArrayNode properties, TeamFlags team) {
        var all = NODES.arrayNode();
        for (var property : properties) {
            var simple = isPlainCohort(property)
                    ? simple(team.raw().cohorts().get(property.path("value").asLong()))
                    : Optional.<List<JsonNode>>empty();
            simple.ifPresentOrElse(all::addAll, () -> all.add(property));
        }
        return all;
    }

    private static boolean isPlainCohort(JsonNode property) {
        String operator = property.path("operator").asText("in");
        return property.path("type").asText().equals("cohort")
                && !property.path("negation").asBoolean()
                && !operator.equals(Operator.NOT_IN.wireName());
    }

    /** The properties of a cohort that asks for all of some properties and nothing else. */
    private static Optional<List<JsonNode>> simple(@Nullable JsonNode cohort) {
        if (cohort == null) {
            return Optional.empty();
        }
        var leaves = new ArrayList<JsonNode>();
        return collect(cohort, leaves) ? Optional.of(leaves) : Optional.empty();
    }

    private static boolean collect(JsonNode node, List<JsonNode> leaves) {
        var values = node.path("values");
        return switch (node.path("type").asText("person")) {
            case "AND" -> values.valueStream().allMatch(value -> collect(value, leaves));
            case "OR" -> values.size() <= 1 && values.valueStream().allMatch(value -> collect(value, leaves));
            case "person" -> !node.path("negation").asBoolean() && leaves.add(node);
            default -> false;
        };
    }
}
