// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Everything that decides a project's flags, at one version. Immutable.
 *
 * @param stamp the version
 * @param flags those that are not deleted and can be understood, by id
 * @param cohorts those that are not deleted, by id
 * @param groupTypes names of the types of groups, by index
 * @param needs properties of the person that an active flag asks for, by its id, without those of flags it depends on
 * @param unreadable how many flags are left out because their filters are no filters
 * @param raw flags and cohorts as they are stored, for SDKs that evaluate themselves
 */
public record TeamFlags(
        Stamp stamp,
        List<FlagDefinition> flags,
        Map<Long, Cohort> cohorts,
        Map<Integer, String> groupTypes,
        Dependencies dependencies,
        Map<Long, Set<String>> needs,
        int unreadable,
        Raw raw) {
    /** What changes with every change of a flag, a cohort or the project's zone. */
    public record Stamp(long version, ZoneId zone) {}

    /** Stored flags and cohorts. The trees are never changed. */
    public record Raw(List<ObjectNode> flags, Map<Long, ObjectNode> cohorts) {
        public Raw {
            flags = List.copyOf(flags);
            cohorts = Map.copyOf(cohorts);
        }
    }

    /** Of what was read; lists and maps are copied. */
    public static TeamFlags of(
            Stamp stamp, List<FlagDefinition> flags, Map<Long, Cohort> cohorts, int unreadable, Raw raw) {
        return new TeamFlags(
                stamp,
                List.copyOf(flags),
                Map.copyOf(cohorts),
                Map.of(),
                Dependencies.of(flags),
                needs(flags, cohorts),
                unreadable,
                raw);
    }

    private static Map<Long, Set<String>> needs(List<FlagDefinition> flags, Map<Long, Cohort> cohorts) {
        return flags.stream()
                .filter(FlagDefinition::active)
                .collect(Collectors.toUnmodifiableMap(FlagDefinition::id, flag -> NeededProperties.of(flag, cohorts)));
    }

    /** The same flags, once types of groups are known. */
    TeamFlags withGroupTypes(Map<Integer, String> types) {
        return new TeamFlags(stamp, flags, cohorts, Map.copyOf(types), dependencies, needs, unreadable, raw);
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

    /** Whether these flags ask for no other properties of the person than these. */
    boolean needOnly(List<FlagDefinition> asked, Predicate<String> known) {
        return asked.stream()
                .allMatch(
                        flag -> needs.getOrDefault(flag.id(), Set.of()).stream().allMatch(known));
    }
}
