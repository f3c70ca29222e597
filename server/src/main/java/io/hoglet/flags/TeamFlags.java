// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything that decides a project's flags, at one version. Immutable.
 *
 * @param stamp the version
 * @param flags those that are not deleted and can be understood, by id
 * @param cohorts those that are not deleted, by id
 * @param groupTypes names of the types of groups, by index
 * @param unreadable how many flags are left out because their filters are no filters
 * @param raw flags and cohorts as they are stored, for SDKs that evaluate themselves
 */
public record TeamFlags(
        Stamp stamp,
        List<FlagDefinition> flags,
        Map<Long, Cohort> cohorts,
        Map<Integer, String> groupTypes,
        Dependencies dependencies,
        int unreadable,
        Raw raw) {
    public TeamFlags {
        flags = List.copyOf(flags);
        cohorts = Map.copyOf(cohorts);
        groupTypes = Map.copyOf(groupTypes);
    }

    /** What changes with every change of a flag, a cohort or the project's zone. */
    public record Stamp(long version, ZoneId zone) {}

    /** Stored flags and cohorts. The trees are never changed. */
    public record Raw(List<ObjectNode> flags, Map<Long, ObjectNode> cohorts) {
        public Raw {
            flags = List.copyOf(flags);
            cohorts = Map.copyOf(cohorts);
        }
    }

    /** Of what was read. */
    public static TeamFlags of(
            Stamp stamp, List<FlagDefinition> flags, Map<Long, Cohort> cohorts, int unreadable, Raw raw) {
        return new TeamFlags(stamp, flags, cohorts, Map.of(), Dependencies.of(flags), unreadable, raw);
    }

    public boolean hasActive() {
        return flags.stream().anyMatch(FlagDefinition::active);
    }

    /** Active flags that ask for the person's hash key. */
    List<FlagDefinition> continuous() {
        return flags.stream()
                .filter(flag -> flag.active() && flag.ensuresContinuity())
                .toList();
    }

    /** Those that are wanted and those they depend on, each after its dependencies. */
    List<FlagDefinition> inOrder(Predicate<FlagDefinition> wanted) {
        return dependencies.closure(flags.stream().filter(wanted).toList());
    }

    /** Properties of the person that these flags ask for. */
    Set<String> personProperties(List<FlagDefinition> asked) {
        var needs = new NeededProperties(cohorts);
        asked.stream().filter(FlagDefinition::active).forEach(needs::add);
        return needs.keys();
    }
}
