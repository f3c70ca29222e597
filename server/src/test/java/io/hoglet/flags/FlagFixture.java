// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Flags of a project as JSON, and what somebody gets of them. Quotes in JSON may be single. */
final class FlagFixture {
    static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final ObjectMapper JSON = new ObjectMapper();

    private final List<FlagDefinition> flags = new ArrayList<>();
    private final Map<Long, Cohort> cohorts = new HashMap<>();
    private Map<Integer, String> groupTypes = Map.of();

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static FlagFixture with(String key, String filters) {
        return new FlagFixture().and(key, filters);
    }

    /** Ids count from 1. */
    FlagFixture and(String key, String filters) {
        return add(key, filters, true, false);
    }

    FlagFixture inactive(String key, String filters) {
        return add(key, filters, false, false);
    }

    FlagFixture continuous(String key, String filters) {
        return add(key, filters, true, true);
    }

    private FlagFixture add(String key, String filters, boolean active, boolean continuous) {
        try {
            flags.add(new FlagDefinition(
                    flags.size() + 1, key, active, continuous, 1, FilterDecoder.flag(json(filters))));
            return this;
        } catch (InvalidFiltersException e) {
            throw new IllegalArgumentException(e.path(), e);
        }
    }

    FlagFixture cohort(long id, String filters) {
        return cohort(id, filters, false);
    }

    FlagFixture cohort(long id, String filters, boolean isStatic) {
        try {
            cohorts.put(id, new Cohort(id, isStatic, CohortDecoder.cohort(json(filters))));
            return this;
        } catch (InvalidFiltersException e) {
            throw new IllegalArgumentException(e.path(), e);
        }
    }

    FlagFixture groupTypes(Map<Integer, String> types) {
        groupTypes = types;
        return this;
    }

    TeamFlags team() {
        var stamp = new TeamFlags.Stamp(1, ZONE, groupTypes);
        return TeamFlags.of(stamp, flags, cohorts, 0, new TeamFlags.Raw(List.of(), Map.of()));
    }

    static Question asks(String distinctId) {
        return new Question(distinctId, Optional.empty(), Optional.empty(), Map.of(), Map.of(), Map.of(), Set.of());
    }

    static Map<String, JsonNode> properties(String json) {
        var map = new HashMap<String, JsonNode>();
        json(json).properties().forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    FlagEvaluator.Outcome evaluate(Subject subject) {
        return FlagEvaluator.evaluate(team(), subject, flag -> true, new Moment(NOW, ZONE));
    }

    /** What a person with these stored properties gets of the flag. */
    Evaluation of(String key, String distinctId, String stored) {
        var subject = Subject.of(asks(distinctId), Optional.of(properties(stored)), Optional.of(Map.of()));
        return of(key, subject);
    }

    Evaluation of(String key, Subject subject) {
        return evaluate(subject).evaluations().stream()
                .filter(evaluation -> evaluation.flag().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    /** A condition on one property, for everybody who has it. */
    static String when(String operator, String value) {
        return "{'groups': [{'properties': [{'key': 'p', 'operator': '%s', 'value': %s}]}]}".formatted(operator, value);
    }
}
