// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a person or group: what the request says, over what is stored, over what goes without saying (wire
 * protocol 3.4). A property whose value is null is there.
 *
 * @param stored empty when it could not be read
 */
public record KnownProperties(
        Map<String, JsonNode> given, Optional<Map<String, JsonNode>> stored, Map<String, JsonNode> implied) {
    private static final String INITIAL = "$initial_";

    Optional<JsonNode> find(String key) {
        return Optional.ofNullable(given.get(key))
                .or(() -> stored.flatMap(properties -> Optional.ofNullable(properties.get(key))))
                .or(() -> Optional.ofNullable(implied.get(key)))
                .or(() -> initial(key));
    }

    /** Whether it might be stored, and that could not be read. */
    boolean isUnknown(String key) {
        return stored.isEmpty() && !given.containsKey(key) && !implied.containsKey(key);
    }

    /** Whoever has no first value yet has the one that the request brings as the first. */
    private Optional<JsonNode> initial(String key) {
        if (!key.startsWith(INITIAL)) {
            return Optional.empty();
        }
        String rest = key.substring(INITIAL.length());
        return Optional.ofNullable(given.get("$" + rest)).or(() -> Optional.ofNullable(given.get(rest)));
    }

    @Override
    public String toString() {
        return "KnownProperties[" + given.size() + " given]";
    }
}
