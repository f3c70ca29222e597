// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that decides a project's flags, at one version. Immutable.
 *
 * @param stamp the version
 * @param flags those that are not deleted and can be understood, by id
 * @param cohorts those that are not deleted, by id
 * @param needs properties that an active flag asks for, by its id, without those of flags it depends on
 * @param unreadable how many flags are left out because their filters are no filters
 * @param raw flags and cohorts as they are stored, for SDKs that evaluate themselves
 */
public record TeamFlags(
        Stamp stamp,
        List<FlagDefinition> flags,
        Map<Long, Cohort> cohorts,
        Dependencies dependencies,
        Map<Long, NeededProperties> needs,
        int unreadable,
        Raw raw) {
    /**
     * What changes with every change of a flag, a cohort, the project's zone or its types of groups.
     *
     * @param groupTypes names of the types of groups, by index
     */
    public record Stamp(long version, ZoneId zone, Map<Integer, String> groupTypes) {
        public Stamp {
            groupTypes = Map.copyOf(groupTypes);
        }
    }

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
                Dependencies.of(flags),
                needs(flags, cohorts),
                unreadable,
                raw);
    }

    private static Map<Long, NeededProperties> needs(List<FlagDefinition> flags, Map<Long, Cohort> cohorts) {
        return flags.stream()
                .filter(FlagDefinition::active)
                .collect(Collectors.toUnmodifiableMap(FlagDefinition::id, flag -> NeededProperties.of(flag, cohorts)));
    }

    public Map<Integer, String> groupTypes() {
        return stamp.groupTypes();
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
    boolean needOnlyOfPerson(List<FlagDefinition> asked, Predicate<String> known) {
        return needed(asked).allMatch(needed -> needed.person().stream().allMatch(known));
    }

    /** Whether these flags ask for no other properties of a group of that type than these. */
    boolean needOnlyOfGroup(List<FlagDefinition> asked, int typeIndex, Predicate<String> known) {
        return needed(asked)
                .allMatch(needed -> needed.groups().getOrDefault(typeIndex, Set.of()).stream()
                        .allMatch(known));
    }

    private Stream<NeededProperties> needed(List<FlagDefinition> asked) {
        return asked.stream().map(flag -> needs.getOrDefault(flag.id(), NeededProperties.NONE));
    }
}
