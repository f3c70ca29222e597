// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Flags that ask for other flags (wire protocol 3.2, step 2): each must exist, and none may lead back. Pure. */
final class Dependencies {
    private Dependencies() {}

    /** The filters with every other flag named by its id. */
    static ObjectNode linked(Optional<FeatureFlag> self, FeatureFlag.Content content, List<FeatureFlag> others) {
        var filters = content.filters().deepCopy();
        if (References.flags(filters).isEmpty()) {
            return filters;
        }
        var ids = new HashMap<String, Long>();
        // An id goes before a key that looks like one.
        others.forEach(flag -> ids.put(flag.key(), flag.id()));
        others.forEach(flag -> ids.put(String.valueOf(flag.id()), flag.id()));
        self.ifPresent(flag -> {
            ids.put(content.key(), flag.id());
            ids.put(String.valueOf(flag.id()), flag.id());
        });
        References.flagConditions(filters).forEach(condition -> {
            Long id = ids.get(condition.path("key").asText());
            if (id == null) {
                throw invalid("filters", "filters depends on a flag that does not exist in this project.");
            }
            condition.put("key", String.valueOf(id));
        });
        self.ifPresent(flag -> refuseCycle(flag.id(), filters, others));
        return filters;
    }

    /** A flag that is new cannot be in a cycle: nobody knows its id yet. */
    private static void refuseCycle(long self, ObjectNode filters, List<FeatureFlag> others) {
        Map<String, Set<String>> needs = others.stream()
                .collect(Collectors.toMap(
                        flag -> String.valueOf(flag.id()),
                        flag -> References.flags(flag.content().filters())));
        var waiting = new ArrayDeque<>(References.flags(filters));
        var seen = new HashSet<String>();
        while (!waiting.isEmpty()) {
            String next = waiting.pop();
            if (next.equals(String.valueOf(self))) {
                throw invalid("filters", "filters depends on flags that depend on this one again.");
            }
            if (seen.add(next)) {
                waiting.addAll(needs.getOrDefault(next, Set.of()));
            }
        }
    }
}
