// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.event.UnavailableException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers which flags somebody gets. Reads what is stored of the person or of groups only when a flag asks for more
 * than the request says. Never fails: what cannot be read makes the answer incomplete (wire protocol 2.1). Thread-safe.
 */
public final class Flags {
    private final FlagDefinitions definitions;
    private final StoredPersons persons;
    private final StoredGroups groups;
    private final Clock clock;

    public Flags(FlagDefinitions definitions, StoredPersons persons, StoredGroups groups, Clock clock) {
        this.definitions = definitions;
        this.persons = persons;
        this.groups = groups;
        this.clock = clock;
    }

    /** Whether the project has a flag that is on for anybody. In doubt it has: SDKs ask then. */
    public boolean hasAny(long teamId) {
        try {
            return definitions.of(teamId).hasActive();
        } catch (UnavailableException e) {
            return true;
        }
    }

    /** Active flags only; {@code wanted} narrows them further. */
    public FlagEvaluator.Outcome evaluate(long teamId, Question question, Predicate<FlagDefinition> wanted) {
        TeamFlags team;
        try {
            team = definitions.of(teamId);
        } catch (UnavailableException e) {
            return new FlagEvaluator.Outcome(List.of(), false);
        }
        Predicate<FlagDefinition> asked = flag -> flag.active()
                && (question.keys().isEmpty() || question.keys().contains(flag.key()))
                && wanted.test(flag);
        var moment = new Moment(clock.instant(), team.stamp().zone());
        var outcome = FlagEvaluator.evaluate(team, subject(teamId, team, question, asked), asked, moment);
        return new FlagEvaluator.Outcome(outcome.evaluations(), outcome.complete() && team.unreadable() == 0);
    }

    private Subject subject(long teamId, TeamFlags team, Question question, Predicate<FlagDefinition> asked) {
        var flags = team.inOrder(asked);
        return Subject.of(question, stored(teamId, team, question, flags), hashKeys(teamId, team, question, flags))
                .withGroups(storedGroups(teamId, team, question, flags));
    }

    private Optional<Map<String, JsonNode>> stored(
            long teamId, TeamFlags team, Question question, List<FlagDefinition> flags) {
        boolean said = team.needOnlyOfPerson(flags, isSaid(question.personProperties(), "distinct_id"));
        return said
                ? Optional.of(Map.of())
                : persons.find(teamId, question.distinctId())
                        .map(person -> person.map(FlagPerson::properties).orElse(Map.of()));
    }

    private static Predicate<String> isSaid(Map<String, JsonNode> said, String implied) {
        return key -> said.containsKey(key) || key.equals(implied);
    }

    /** By the type's name, of the groups that the question names and of which a flag asks for more than it says. */
    private Optional<Map<String, Map<String, JsonNode>>> storedGroups(
            long teamId, TeamFlags team, Question question, List<FlagDefinition> flags) {
        var asked = new HashMap<Integer, String>();
        team.groupTypes().forEach((index, type) -> {
            var key = question.groups().getOrDefault(type, "");
            var said = question.groupProperties().getOrDefault(type, Map.of());
            if (!key.isEmpty() && !team.needOnlyOfGroup(flags, index, isSaid(said, "$group_key"))) {
                asked.put(index, key);
            }
        });
        return asked.isEmpty()
                ? Optional.of(Map.of())
                : groups.find(teamId, asked).map(found -> byName(found, team.groupTypes()));
    }

    private static Map<String, Map<String, JsonNode>> byName(
            Map<Integer, Map<String, JsonNode>> found, Map<Integer, String> types) {
        var named = new HashMap<String, Map<String, JsonNode>>();
        types.forEach((index, type) -> named.put(type, found.getOrDefault(index, Map.of())));
        return named;
    }

    /** An id from before is remembered for every flag that ensures continuity, asked for or not. */
    private Optional<Map<String, String>> hashKeys(
            long teamId, TeamFlags team, Question question, List<FlagDefinition> flags) {
        boolean needed = flags.stream().anyMatch(flag -> flag.active() && flag.ensuresContinuity());
        boolean brings =
                question.anonymousId().isPresent() && !team.continuous().isEmpty();
        if (!needed && !brings) {
            return Optional.of(Map.of());
        }
        var keys = team.continuous().stream().map(FlagDefinition::key).toList();
        return persons.hashKeys(teamId, question, keys);
    }
}
