// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides property filters for one subject. Used for one evaluation by one thread. */
final class PropertyMatcher {
    private final TeamFlags team;
    private final Subject subject;
    private final Moment moment;

    /** Values of the flags decided so far, by id; without those that could not be. */
    private final Map<Long, Evaluation> decided;

    /** Whether the subject belongs to a cohort. One that is being decided is undecidable: it asks for itself. */
    private final Map<Long, Truth> memberships = new HashMap<>();

    PropertyMatcher(TeamFlags team, Subject subject, Moment moment, Map<Long, Evaluation> decided) {
        this.team = team;
        this.subject = subject;
        this.moment = moment;
        this.decided = decided;
    }

    /** @param groupType of the condition, for properties of a group that name no type themselves */
    Truth matches(Condition condition, OptionalInt groupType) {
        var truth = Truth.YES;
        for (var filter : condition.properties()) {
            truth = truth.and(matches(filter, groupType));
            if (truth == Truth.NO) {
                return truth;
            }
        }
        return truth;
    }

    private Truth matches(PropertyFilter filter, OptionalInt groupType) {
        var truth = switch (filter.kind()) {
            case PERSON -> property(filter, subject.person());
            case GROUP -> groupProperty(filter, groupType);
            case COHORT -> cohort(filter);
            case FLAG -> flag(filter);
        };
        return filter.negated() ? truth.not() : truth;
    }

    private Truth property(PropertyFilter filter, KnownProperties known) {
        if (filter.test().problem().isPresent()) {
            return Truth.UNDECIDABLE;
        }
        if (known.isUnknown(filter.key())) {
            return Truth.UNKNOWN;
        }
        return known.find(filter.key())
                .map(value -> Truth.of(filter.test().comparison().holds(value, moment)))
                .orElseGet(() -> Truth.of(filter.test().holdsWhenMissing()));
    }

    private Truth groupProperty(PropertyFilter filter, OptionalInt groupType) {
        var index = filter.groupType(groupType);
        String type = index.isPresent() ? team.groupTypes().get(index.getAsInt()) : null;
        return type == null ? Truth.UNDECIDABLE : property(filter, subject.groupProperties(type));
    }

    private Truth cohort(PropertyFilter filter) {
        var member = membership(filter.cohortId());
        return filter.test().operator() == Operator.NOT_IN ? member.not() : member;
    }

    private Truth membership(long cohortId) {
        var known = memberships.putIfAbsent(cohortId, Truth.UNDECIDABLE);
        if (known != null) {
            return known;
        }
        var cohort = Optional.ofNullable(team.cohorts().get(cohortId));
        var truth = cohort.map(each -> each.isStatic() ? isListed(cohortId) : belongs(each.filter()))
                .orElse(Truth.UNDECIDABLE);
        memberships.put(cohortId, truth);
        return truth;
    }

    /** Only the store knows; a request cannot say so. */
    private Truth isListed(long cohortId) {
        return subject.person()
                .stored()
                .map(stored -> Truth.of(stored.containsKey(Cohort.memberKey(cohortId))))
                .orElse(Truth.UNKNOWN);
    }

    private Truth belongs(CohortFilter filter) {
        return switch (filter) {
            case CohortFilter.All all -> all.parts().stream().map(this::belongs).reduce(Truth.YES, Truth::and);
            case CohortFilter.Any any ->
                any.parts().isEmpty()
                        ? Truth.YES
                        : any.parts().stream().map(this::belongs).reduce(Truth.NO, Truth::or);
            case CohortFilter.One one -> matches(one.filter(), OptionalInt.empty());
            case CohortFilter.Undecidable _ -> Truth.UNDECIDABLE;
        };
    }

    /** Any variant satisfies {@code true}. */
    private Truth flag(PropertyFilter filter) {
        var result = Optional.ofNullable(team.dependencies().byName().get(filter.key()))
                .map(flag -> decided.get(flag.id()));
        if (result.isEmpty()) {
            return Truth.UNKNOWN;
        }
        String wanted = Texts.of(filter.value());
        return switch (wanted) {
            case "true" -> Truth.of(result.get().enabled());
            case "false" -> Truth.of(!result.get().enabled());
            default -> Truth.of(result.get().variant().filter(wanted::equals).isPresent());
        };
    }
}
