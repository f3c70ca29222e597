// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import io.hoglet.flags.manage.CohortPersonStore.Added;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Lists persons in static cohorts. A long list is stored in pieces, each whole: when one fails, the same list again
 * completes it. Flags feel a change within a few seconds. Thread-safe.
 */
public final class StaticCohorts {
    /** Most ids of one request. */
    public static final int IDS_MAX = 50_000;

    private static final int PIECE = 1_000;

    private final CohortStore cohorts;
    private final CohortPersonStore persons;

    public StaticCohorts(CohortStore cohorts, CohortPersonStore persons) {
        this.cohorts = cohorts;
        this.persons = persons;
    }

    /**
     * Adds the persons of these distinct ids; empty when there is no such cohort.
     *
     * @throws InvalidChangeException when the cohort is not static or would have too many
     */
    public Optional<Added> addDistinctIds(long teamId, long cohortId, Collection<String> distinctIds) {
        return inPieces(teamId, cohortId, distinctIds, piece -> {
            var storable = piece.stream().filter(FlagRules::isStorable).toList();
            var added = persons.addDistinctIds(teamId, cohortId, storable);
            return added.plus(new Added(0, 0, piece.size() - storable.size()));
        });
    }

    /** The same for persons by their ids. */
    public Optional<Added> addPersons(long teamId, long cohortId, Collection<UUID> ids) {
        return inPieces(teamId, cohortId, ids, piece -> persons.addPersons(teamId, cohortId, piece));
    }

    /** Whether there was such a member; empty when there is no such cohort. */
    public Optional<Boolean> remove(long teamId, long cohortId, UUID person) {
        return isThere(teamId, cohortId) ? Optional.of(persons.remove(teamId, cohortId, person)) : Optional.empty();
    }

    private <T> Optional<Added> inPieces(
            long teamId, long cohortId, Collection<T> ids, Function<List<T>, Added> addition) {
        if (ids.size() > IDS_MAX) {
            throw invalid("distinct_ids", "Send at most " + IDS_MAX + " ids at once, and the next ones after them.");
        }
        if (!isThere(teamId, cohortId)) {
            return Optional.empty();
        }
        var all = new ArrayList<>(new LinkedHashSet<>(ids));
        var sum = new Added(0, 0, 0);
        for (int from = 0; from < all.size(); from += PIECE) {
            sum = sum.plus(addition.apply(all.subList(from, Math.min(all.size(), from + PIECE))));
        }
        return Optional.of(sum);
    }

    private boolean isThere(long teamId, long cohortId) {
        var cohort = cohorts.find(teamId, cohortId).filter(one -> !one.content().deleted());
        if (cohort.filter(one -> !one.content().isStatic()).isPresent()) {
            throw invalid("is_static", "Conditions decide who is in this cohort. Only a static one lists persons.");
        }
        return cohort.isPresent();
    }
}
