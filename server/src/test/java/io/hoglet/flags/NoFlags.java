// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Projects without flags or persons. */
public final class NoFlags implements FlagDefinitionStore, FlagPersonStore {
    public static Flags flags() {
        var none = new NoFlags();
        return new Flags(new FlagDefinitions(none), new StoredPersons(none), Clock.systemUTC());
    }

    @Override
    public Map<Long, TeamFlags.Stamp> stamps(Collection<Long> teamIds) {
        return Map.of();
    }

    @Override
    public Optional<TeamFlags> load(long teamId) {
        return Optional.of(TeamFlags.of(
                new TeamFlags.Stamp(0, ZoneOffset.UTC),
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
