// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.groups.GroupKey;
import io.hoglet.groups.GroupLookup;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Projects without flags or persons. */
public final class NoFlags implements FlagDefinitionStore, FlagPersonStore {
    private static final GroupLookup NO_GROUPS = new GroupLookup() {
        @Override
        public Map<Integer, String> typeNames(long teamId) {
            return Map.of();
        }

        @Override
        public Map<GroupKey, ObjectNode> properties(Collection<GroupKey> groups) {
            return Map.of();
        }
    };

    public static Flags flags() {
        var none = new NoFlags();
        var away = new Away();
        return new Flags(
                new FlagDefinitions(none),
                new StoredPersons(none, away),
                new StoredGroups(NO_GROUPS, away),
                Clock.systemUTC());
    }

    @Override
    public Map<Long, TeamFlags.Stamp> stamps(Collection<Long> teamIds) {
        return Map.of();
    }

    @Override
    public Optional<TeamFlags> load(long teamId) {
        return Optional.of(TeamFlags.of(
                new TeamFlags.Stamp(0, ZoneOffset.UTC, Map.of()),
                List.of(),
                Map.of(),
                0,
                new TeamFlags.Raw(List.of(), Map.of())));
    }

    @Override
    public Optional<FlagPerson> find(long teamId, String distinctId) {
        return Optional.empty();
    }

    @Override
    public Map<Long, Map<String, String>> hashKeys(long teamId, Collection<Long> personIds) {
        return Map.of();
    }

    @Override
    public void keepHashKeys(long teamId, Collection<Long> personIds, Collection<String> flagKeys, String hashKey) {}
}
