// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which properties must be known to decide a flag, those that cohorts ask for included.
 *
 * @param groups by the index of the group's type
 */
public record NeededProperties(Set<String> person, Map<Integer, Set<String>> groups) {
    static final NeededProperties NONE = new NeededProperties(Set.of(), Map.of());

    static NeededProperties of(FlagDefinition flag, Map<Long, Cohort> cohorts) {
        var collector = new Collector(cohorts);
        collector.add(flag);
        return new NeededProperties(
                Set.copyOf(collector.person),
                collector.groups.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, entry -> Set.copyOf(entry.getValue()))));
    }

    /** Goes through one flag. */
    private static final class Collector {
        private final Map<Long, Cohort> cohorts;
        private final Set<String> person = new HashSet<>();
        private final Map<Integer, Set<String>> groups = new HashMap<>();
        private final Set<Long> seen = new HashSet<>();

        Collector(Map<Long, Cohort> cohorts) {
            this.cohorts = cohorts;
        }

        void add(FlagDefinition flag) {
            if (flag.filters().targeting().enrollment()) {
                person.add(flag.enrollmentProperty());
            }
            flag.filters().conditions().forEach(condition -> {
                var groupType = condition.groupType(flag);
                condition.properties().forEach(property -> add(property, groupType));
            });
        }

        private void add(PropertyFilter filter, OptionalInt groupType) {
            switch (filter.kind()) {
                case PERSON -> person.add(filter.key());
                case GROUP ->
                    filter.groupType(groupType)
                            .ifPresent(index -> groups.computeIfAbsent(index, _ -> new HashSet<>())
                                    .add(filter.key()));
                case COHORT -> {
                    var cohort = cohorts.get(filter.cohortId());
                    if (cohort != null && cohort.isStatic()) {
                        person.add(Cohort.memberKey(cohort.id()));
                    } else if (cohort != null && seen.add(cohort.id())) {
                        add(cohort.filter());
                    }
                }
                case FLAG -> {}
            }
        }

        private void add(CohortFilter filter) {
            switch (filter) {
                case CohortFilter.All all -> all.parts().forEach(this::add);
                case CohortFilter.Any any -> any.parts().forEach(this::add);
                case CohortFilter.One one -> add(one.filter(), OptionalInt.empty());
                case CohortFilter.Undecidable _ -> {}
            }
        }
    }
}
