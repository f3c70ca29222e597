// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import io.hoglet.flags.manage.FlagStore.By;
import io.hoglet.flags.manage.InvalidChangeException.Reason;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes and changes cohorts. Thread-safe. */
public final class Cohorts {
    /** Most cohorts of a project that are not deleted. */
    public static final int COHORTS_MAX = 500;

    /** Nobody asks for it yet. */
    private static final long NEW = -1;

    private final CohortStore store;
    private final Clock clock;

    public Cohorts(CohortStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws InvalidChangeException when it cannot be */
    public StoredCohort create(long teamId, long userId, CohortWish wish) {
        boolean isStatic = wish.isStatic().orElse(false);
        var content = new StoredCohort.Content(
                CohortRules.name(required(wish.name(), "name")),
                FlagRules.description("description", wish.description().orElse("")),
                isStatic ? CohortRules.none(wish.filters()) : CohortRules.filters(required(wish.filters(), "filters")),
                isStatic,
                false);
        return store.change(teamId, cohorts -> {
            refuseTooMany(cohorts);
            CohortLinks.check(NEW, content, cohorts.all());
            return cohorts.insert(content, by(userId));
        });
    }

    /**
     * Empty when there is no such cohort.
     *
     * @throws InvalidChangeException when it cannot be
     */
    public Optional<StoredCohort> update(long teamId, long userId, long cohortId, CohortWish wish) {
        return store.change(
                teamId,
                cohorts -> cohorts.find(cohortId).map(cohort -> {
                    var before = cohort.content();
                    var after = wished(before, wish);
                    if (after.deleted()) {
                        refuseWhenNeeded(cohorts, cohortId);
                    } else if (before.deleted()) {
                        refuseTooMany(cohorts);
                    }
                    if (!after.deleted()) {
                        CohortLinks.check(cohortId, after, cohorts.all());
                    }
                    return after.equals(before) ? cohort : cohorts.update(cohortId, after, by(userId));
                }));
    }

    private static StoredCohort.Content wished(StoredCohort.Content before, CohortWish wish) {
        if (wish.isStatic().orElse(before.isStatic()) != before.isStatic()) {
            throw invalid("is_static", "A cohort stays a list or a group of conditions. Make another cohort.");
        }
        return new StoredCohort.Content(
                wish.name().map(CohortRules::name).orElse(before.name()),
                wish.description()
                        .map(text -> FlagRules.description("description", text))
                        .orElse(before.description()),
                before.isStatic()
                        ? CohortRules.none(wish.filters())
                        : wish.filters().map(CohortRules::filters).orElse(before.filters()),
                before.isStatic(),
                wish.deleted().orElse(before.deleted()));
    }

    private static void refuseTooMany(CohortStore.Changing cohorts) {
        if (cohorts.count() >= COHORTS_MAX) {
            throw new InvalidChangeException(
                    Reason.TOO_MANY, "name", "A project has at most " + COHORTS_MAX + " cohorts. Delete one.");
        }
    }

    private static void refuseWhenNeeded(CohortStore.Changing cohorts, long cohortId) {
        String needing = cohorts.flags().stream()
                .filter(flag -> References.cohorts(flag.content().filters()).contains(cohortId))
                .map(FeatureFlag::key)
                .collect(Collectors.joining(", "));
        if (!needing.isEmpty()) {
            throw invalid("deleted", "Feature flags use this cohort: " + needing + ".");
        }
        String containing = cohorts.all().stream()
                .filter(other ->
                        References.cohortsOfCohort(other.content().filters()).contains(cohortId))
                .map(other -> other.content().name())
                .collect(Collectors.joining(", "));
        if (!containing.isEmpty()) {
            throw invalid("deleted", "Other cohorts use this cohort: " + containing + ".");
        }
    }

    private static <T> T required(Optional<T> value, String field) {
        return value.orElseThrow(() -> new InvalidChangeException(Reason.MISSING, field, field + " is missing."));
    }

    private By by(long userId) {
        return new By(userId, clock.instant());
    }
}
