// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.Optional;

/**
 * For whom flags are evaluated: a question with what is stored.
 *
 * @param groups what is stored of its groups, by their type; empty when it could not be read
 * @param hashKeys by flag, for flags that ensure continuity; empty when they could not be read
 */
public record Subject(
        Question question,
        KnownProperties person,
        Optional<Map<String, Map<String, JsonNode>>> groups,
        Optional<Map<String, String>> hashKeys) {
    /** @param stored the person's properties; empty when they could not be read */
    public static Subject of(
            Question question, Optional<Map<String, JsonNode>> stored, Optional<Map<String, String>> hashKeys) {
        Map<String, JsonNode> implied = Map.of("distinct_id", JsonNodeFactory.instance.textNode(question.distinctId()));
        return new Subject(
                question,
                new KnownProperties(question.personProperties(), stored, implied),
                Optional.of(Map.of()),
                hashKeys);
    }

    /** @param stored properties of its groups by their type; empty when they could not be read */
    Subject withGroups(Optional<Map<String, Map<String, JsonNode>>> stored) {
        return new Subject(question, person, stored, hashKeys);
    }

    /** The group of that type, when it is named. */
    Optional<String> group(String type) {
        return Optional.ofNullable(question.groups().get(type)).filter(key -> !key.isEmpty());
    }

    /** Properties of the group of that type. Of a group that is not named only the request knows something. */
    KnownProperties groupProperties(String type) {
        Map<String, JsonNode> implied = group(type)
                .<Map<String, JsonNode>>map(key -> Map.of("$group_key", JsonNodeFactory.instance.textNode(key)))
                .orElse(Map.of());
        return new KnownProperties(
                question.groupProperties().getOrDefault(type, Map.of()),
                groups.map(stored -> stored.getOrDefault(type, Map.of())),
                implied);
    }

    /** What a flag with continuity hashes by: the stored key, else the id before the person was identified. */
    String hashKey(FlagDefinition flag) {
        if (!flag.ensuresContinuity()) {
            return question.distinctId();
        }
        return hashKeys.flatMap(keys -> Optional.ofNullable(keys.get(flag.key())))
                .or(question::anonymousId)
                .orElse(question.distinctId());
    }
}
