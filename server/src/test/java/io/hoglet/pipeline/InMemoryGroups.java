// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline;

import io.hoglet.groups.Group;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupStore;
import io.hoglet.groups.GroupTypeStore;
import io.hoglet.groups.GroupTypes;
import io.hoglet.groups.GroupUpdate;
import io.hoglet.persons.PersonStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Groups in maps, without a transaction, for tests of what does not depend on one. Used by one thread. */
final class InMemoryGroups implements GroupStore, GroupTypeStore {
    private final Map<Long, Map<String, Integer>> types = new HashMap<>();
    private final Map<GroupKey, Group> groups = new TreeMap<>();

    static BatchProcessor.Stores with(PersonStore persons) {
        var groups = new InMemoryGroups();
        return new BatchProcessor.Stores(persons, new GroupTypes(groups), groups);
    }

    @Override
    public Map<Long, Map<String, Integer>> indexes(Set<Long> teamIds) {
        return Map.copyOf(types);
    }

    @Override
    public Map<String, Integer> allocate(long teamId, List<String> wanted) {
        var given = types.computeIfAbsent(teamId, _ -> new LinkedHashMap<>());
        for (String type : wanted) {
            if (given.size() < GroupTypes.MAX) {
                given.putIfAbsent(type, given.size());
            }
        }
        return Map.copyOf(given);
    }

    @Override
    public List<Group> apply(Source source, List<GroupUpdate> updates) {
        var changed = new ArrayList<Group>();
        for (var update : updates) {
            var before = groups.get(update.group());
            var after = before == null ? Group.first(List.of(update)) : before.with(List.of(update));
            if (before == null || !after.sameContent(before)) {
                long version = before == null ? 0 : before.version() + 1;
                var kept = new Group(after.key(), after.properties(), after.createdAt(), version);
                groups.put(kept.key(), kept);
                changed.add(kept);
            }
        }
        return changed;
    }

    @Override
    public List<Group> unsent(UUID topicId, Collection<Integer> partitions) {
        return List.of();
    }
}
