// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which cohorts, flags and types of groups the conditions of a flag ask for. Pure. */
final class References {
    private References() {}

    /** Ids of cohorts, from filters that have been checked. */
    static Set<Long> cohorts(JsonNode filters) {
        var ids = new TreeSet<Long>();
        properties(filters)
                .filter(property -> property.path("type").asText().equals("cohort"))
                .forEach(property -> ids.add(property.path("value").asLong()));
        return ids;
    }

    /** Ids of cohorts that a cohort asks for, from a group of conditions that has been checked. */
    static Set<Long> cohortsOfCohort(JsonNode group) {
        var ids = new TreeSet<Long>();
        collect(group, ids);
        return ids;
    }

    private static void collect(JsonNode part, Set<Long> ids) {
        if (part.path("type").asText().equals("cohort")) {
            ids.add(part.path("value").asLong());
        }
        part.path("values").forEach(value -> collect(value, ids));
    }

    /** Flags, by id or key as written there. */
    static Set<String> flags(JsonNode filters) {
        var names = new TreeSet<String>();
        flagConditions(filters)
                .forEach(property -> names.add(property.path("key").asText()));
        return names;
    }

    /** Indexes of the types of groups that it counts, or asks for properties of. */
    static Set<Integer> groupTypes(JsonNode filters) {
        var indexes = new TreeSet<Integer>();
        Stream.concat(Stream.of(filters), filters.path("groups").valueStream())
                .map(node -> node.path("aggregation_group_type_index"))
                .filter(JsonNode::isIntegralNumber)
                .forEach(index -> indexes.add(index.asInt()));
        properties(filters)
                .filter(property -> property.path("type").asText().equals("group"))
                .map(property -> property.path("group_type_index"))
                .filter(JsonNode::isIntegralNumber)
                .forEach(index -> indexes.add(index.asInt()));
        return indexes;
    }

    static Stream<ObjectNode> flagConditions(JsonNode filters) {
        return properties(filters)
                .filter(property -> property.path("type").asText().equals("flag"))
                .map(ObjectNode.class::cast);
    }

    private static Stream<JsonNode> properties(JsonNode filters) {
        return Stream.of("groups", "super_groups")
                .flatMap(list -> filters.path(list).valueStream())
                .flatMap(group -> group.path("properties").valueStream());
    }
}
