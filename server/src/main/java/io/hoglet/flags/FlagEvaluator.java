// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * Decides flags for somebody: the order of the rules is that of wire protocol 3.2. A pure function of definitions,
 * subject and time; never throws. One object serves one evaluation.
 */
public final class FlagEvaluator {
    private final TeamFlags team;
    private final Subject subject;
    private final Map<Long, Evaluation> decided = new HashMap<>();
    private final PropertyMatcher matcher;

    private FlagEvaluator(TeamFlags team, Subject subject, Moment moment) {
        this.team = team;
        this.subject = subject;
        this.matcher = new PropertyMatcher(team, subject, moment, decided);
    }

    /**
     * What came out.
     *
     * @param complete false when flags are left out because not everything about the subject could be read
     */
    public record Outcome(List<Evaluation> evaluations, boolean complete) {
        public Outcome {
            evaluations = List.copyOf(evaluations);
        }
    }

    /** @param wanted which flags; those they depend on are decided too, and not told */
    public static Outcome evaluate(TeamFlags team, Subject subject, Predicate<FlagDefinition> wanted, Moment moment) {
        var evaluator = new FlagEvaluator(team, subject, moment);
        var told = new ArrayList<Evaluation>();
        boolean complete = true;
        for (var flag : team.inOrder(wanted)) {
            var evaluation = evaluator.decide(flag);
            evaluation.ifPresent(each -> evaluator.decided.put(flag.id(), each));
            if (wanted.test(flag)) {
                evaluation.ifPresent(told::add);
                complete &= evaluation.isPresent();
            }
        }
        return new Outcome(told, complete);
    }

    /** Empty when what is stored is needed and could not be read. */
    private Optional<Evaluation> decide(FlagDefinition flag) {
        if (!flag.active()) {
            return Optional.of(Evaluation.off(flag, Reason.FLAG_DISABLED, OptionalInt.empty()));
        }
        if (team.dependencies().unresolvable().contains(flag.id())) {
            return Optional.of(Evaluation.off(flag, Reason.MISSING_DEPENDENCY, OptionalInt.empty()));
        }
        if (flag.ensuresContinuity() && subject.hashKeys().isEmpty()) {
            return Optional.empty();
        }
        if (flag.filters().targeting().enrollment()) {
            if (subject.person().isUnknown(flag.enrollmentProperty())) {
                return Optional.empty();
            }
            var choice = subject.person().find(flag.enrollmentProperty());
            if (choice.isPresent()) {
                return Optional.of(enrolled(flag, Texts.of(choice.get()).equalsIgnoreCase("true")));
            }
        }
        var heldOut = heldOut(flag);
        return heldOut.isPresent() ? heldOut : byConditions(flag);
    }

    private Evaluation enrolled(FlagDefinition flag, boolean in) {
        return in
                ? on(
                        flag,
                        Buckets.variant(flag, subject.hashKey(flag)),
                        Reason.SUPER_CONDITION_VALUE,
                        OptionalInt.empty())
                : Evaluation.off(flag, Reason.SUPER_CONDITION_VALUE, OptionalInt.empty());
    }

    private Optional<Evaluation> heldOut(FlagDefinition flag) {
        var holdout = flag.filters().holdout();
        var identifier = identifier(flag, flag.filters().targeting().groupTypeIndex());
        if (holdout.isEmpty() || identifier.isEmpty() || !Buckets.holds(holdout.get(), identifier.get())) {
            return Optional.empty();
        }
        return Optional.of(
                on(flag, Optional.of(holdout.get().variant()), Reason.HOLDOUT_CONDITION_VALUE, OptionalInt.empty()));
    }

    private Optional<Evaluation> byConditions(FlagDefinition flag) {
        var best = Evaluation.off(flag, Reason.NO_CONDITION_MATCH, OptionalInt.empty());
        var conditions = flag.filters().conditions();
        for (int i = 0; i < conditions.size(); i++) {
            var result = byCondition(flag, conditions.get(i), i);
            if (result.isEmpty() || result.get().enabled()) {
                return result;
            }
            var reason = result.get().reason();
            if (i == 0 || reason.compareTo(best.reason()) >= 0) {
                best = result.get();
            }
            boolean properties = reason == Reason.OUT_OF_ROLLOUT_BOUND;
            if (properties && flag.filters().targeting().earlyExit()) {
                break;
            }
        }
        return Optional.of(best);
    }

    private Optional<Evaluation> byCondition(FlagDefinition flag, Condition condition, int index) {
        var at = OptionalInt.of(index);
        var groupType = condition.groupType(flag);
        var identifier = identifier(flag, groupType);
        if (groupType.isPresent() && identifier.isEmpty()) {
            return Optional.of(Evaluation.off(flag, Reason.NO_GROUP_TYPE, at));
        }
        return switch (matcher.matches(condition, groupType)) {
            case UNKNOWN -> Optional.empty();
            case NO, UNDECIDABLE -> Optional.of(Evaluation.off(flag, Reason.NO_CONDITION_MATCH, at));
            case YES ->
                Optional.of(
                        identifier
                                        .filter(id -> Buckets.lets(condition, flag, id))
                                        .isPresent()
                                ? on(flag, chosen(flag, condition, identifier.get()), Reason.CONDITION_MATCH, at)
                                : Evaluation.off(flag, Reason.OUT_OF_ROLLOUT_BOUND, at));
        };
    }

    /** What is hashed (wire protocol 3.3): never empty. */
    private Optional<String> identifier(FlagDefinition flag, OptionalInt groupType) {
        Optional<String> identifier;
        if (groupType.isPresent()) {
            identifier = Optional.ofNullable(team.groupTypes().get(groupType.getAsInt()))
                    .flatMap(subject::group);
        } else if (flag.filters().targeting().byDevice()) {
            identifier = subject.question().deviceId();
        } else {
            identifier = Optional.of(subject.hashKey(flag));
        }
        return identifier.filter(id -> !id.isEmpty());
    }

    private static Optional<String> chosen(FlagDefinition flag, Condition condition, String identifier) {
        return condition
                .variant()
                .filter(key -> flag.filters().variants().stream()
                        .anyMatch(variant -> variant.key().equals(key)))
                .or(() -> Buckets.variant(flag, identifier));
    }

    private static Evaluation on(FlagDefinition flag, Optional<String> variant, Reason reason, OptionalInt index) {
        return new Evaluation(flag, true, variant, reason, index);
    }
}
