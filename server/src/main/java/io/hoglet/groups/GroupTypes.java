// SPDX-License-Identifier: Apache-2.0
package io.hoglet.groups;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which index a type of group has, for the pipeline. An index once given never changes, so what is known is kept; for a
 * minute only, should the database be restored from a copy. Thread-safe.
 */
public final class GroupTypes {
    /** How many types of groups a project may have. */
    public static final int MAX = 5;

    /** Longer names are no types. In characters. */
    public static final int NAME_MAX = 400;

    private static final int PROJECTS_MAX = 10_000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final GroupTypeStore store;
    private final Cache<Long, Map<String, Integer>> known = Caffeine.newBuilder()
            .maximumSize(PROJECTS_MAX)
            .expireAfterWrite(KEPT)
            .build();

    public GroupTypes(GroupTypeStore store) {
        this.store = store;
    }

    /**
     * The types of each project by name, new ones included if there was room for them.
     *
     * @param wanted names of types by project, in the order in which they came
     * @throws io.hoglet.event.UnavailableException when the store is away
     */
    public Map<Long, Map<String, Integer>> indexes(Map<Long, List<String>> wanted) {
        var indexes = new HashMap<>(known.getAllPresent(wanted.keySet()));
        var doubtful = lacking(wanted, indexes);
        if (doubtful.isEmpty()) {
            return indexes;
        }
        // Another process may have given them meanwhile.
        var stored = store.indexes(doubtful);
        doubtful.forEach(team -> indexes.put(team, stored.getOrDefault(team, Map.of())));
        for (long team : lacking(wanted, indexes)) {
            indexes.put(team, store.allocate(team, wanted.getOrDefault(team, List.of())));
        }
        doubtful.forEach(team -> known.put(team, Map.copyOf(indexes.getOrDefault(team, Map.of()))));
        return indexes;
    }

    private static Set<Long> lacking(Map<Long, List<String>> wanted, Map<Long, Map<String, Integer>> indexes) {
        var lacking = new HashSet<Long>();
        wanted.forEach((team, types) -> {
            var given = indexes.getOrDefault(team, Map.of());
            if (given.size() < MAX && !given.keySet().containsAll(types)) {
                lacking.add(team);
            }
        });
        return lacking;
    }
}
