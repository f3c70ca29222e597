// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Collects which properties of a person must be known to decide a flag, those that cohorts ask for included. */
final class NeededProperties {
    private final Map<Long, Cohort> cohorts;
    private final Set<String> keys = new HashSet<>();
    private final Set<Long> seen = new HashSet<>();

    private NeededProperties(Map<Long, Cohort> cohorts) {
        this.cohorts = cohorts;
    }

    static Set<String> of(FlagDefinition flag, Map<Long, Cohort> cohorts) {
        var needs = new NeededProperties(cohorts);
        needs.add(flag);
        return Set.copyOf(needs.keys);
    }

    private void add(FlagDefinition flag) {
        if (flag.filters().targeting().enrollment()) {
            keys.add(flag.enrollmentProperty());
        }
        flag.filters().conditions().forEach(condition -> condition.properties().forEach(this::add));
    }

    private void add(PropertyFilter filter) {
        switch (filter.kind()) {
            case PERSON -> keys.add(filter.key());
            case COHORT -> {
                var cohort = cohorts.get(filter.cohortId());
                if (cohort != null && cohort.isStatic()) {
                    keys.add(Cohort.memberKey(cohort.id()));
                } else if (cohort != null && seen.add(cohort.id())) {
                    add(cohort.filter());
                }
            }
            case GROUP, FLAG -> {}
        }
    }

    private void add(CohortFilter filter) {
        switch (filter) {
            case CohortFilter.All all -> all.parts().forEach(this::add);
            case CohortFilter.Any any -> any.parts().forEach(this::add);
            case CohortFilter.One one -> add(one.filter());
            case CohortFilter.Undecidable _ -> {}
        }
    }
}
