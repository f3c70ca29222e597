// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client asks: for whom, and what it knows better than the store (wire protocol 2.1).
 *
 * @param anonymousId the id before the person was identified
 * @param groups the key of the group of each type
 * @param groupProperties by type of group
 * @param keys the flags it wants; empty for all
 */
public record Question(
        String distinctId,
        Optional<String> anonymousId,
        Optional<String> deviceId,
        Map<String, JsonNode> personProperties,
        Map<String, String> groups,
        Map<String, Map<String, JsonNode>> groupProperties,
        Set<String> keys) {
    /** The same question, with what its address says of the person. What the request says itself counts more. */
    public Question located(Map<String, JsonNode> place) {
        if (place.isEmpty()) {
            return this;
        }
        var both = new HashMap<>(place);
        both.putAll(personProperties);
        return new Question(distinctId, anonymousId, deviceId, both, groups, groupProperties, keys);
    }

    @Override
    public String toString() {
        return "Question[" + keys.size() + " keys]";
    }
}
