// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Cohorts that ask for other cohorts (wire protocol 3.5): each must exist, none may lead back. One check's. */
final class CohortLinks {
    private static final int DEPTH_MAX = 10;

    private final Map<Long, String> names = new HashMap<>();
    private final Map<Long, Set<Long>> needs = new HashMap<>();
    private final Map<Long, Integer> depths = new HashMap<>();

    private CohortLinks() {}

    /** @param stored all of the project that are not deleted; {@code self} counts as it is wished */
    static void check(long self, StoredCohort.Content wished, List<StoredCohort> stored) {
        var links = new CohortLinks();
        stored.forEach(cohort -> links.add(cohort.id(), cohort.content()));
        links.add(self, wished);
        if (!links.names.keySet().containsAll(links.of(self))) {
            throw invalid("filters", "filters names a cohort that does not exist in this project.");
        }
        links.refuseCycle(self);
        if (links.names.keySet().stream().anyMatch(id -> links.depth(id) > DEPTH_MAX)) {
            throw invalid("filters", "Cohorts may stand at most " + DEPTH_MAX + " deep in each other.");
        }
    }

    private void add(long id, StoredCohort.Content content) {
        names.put(id, content.name());
        needs.put(id, References.cohortsOfCohort(content.filters()));
    }

    private Set<Long> of(long id) {
        return needs.getOrDefault(id, Set.of());
    }

    private void refuseCycle(long self) {
        var path = new ArrayDeque<>(List.of(self));
        if (leadsBack(self, path, new HashSet<>())) {
            path.addLast(self);
            throw invalid(
                    "filters",
                    "Cohorts may not contain themselves: "
                            + path.stream().map(names::get).collect(Collectors.joining(" → "))
                            + ".");
        }
    }

    /** Leaves the way in {@code path} when it does. */
    private boolean leadsBack(long self, Deque<Long> path, Set<Long> seen) {
        for (long next : of(path.getLast())) {
            if (next == self) {
                return true;
            }
            if (seen.add(next)) {
                path.addLast(next);
                if (leadsBack(self, path, seen)) {
                    return true;
                }
                path.removeLast();
            }
        }
        return false;
    }

    private int depth(long id) {
        var known = depths.get(id);
        if (known != null) {
            return known;
        }
        int depth = 1 + of(id).stream().mapToInt(this::depth).max().orElse(0);
        depths.put(id, depth);
        return depth;
    }
}
