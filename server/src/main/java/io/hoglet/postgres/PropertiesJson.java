// SPDX-License-Identifier: Apache-2.0
package io.hoglet.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Properties between a jsonb column and the tree. Thread-safe. */
public final class PropertiesJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PropertiesJson() {}

    public static ObjectNode read(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("properties are not a JSON object", e);
        }
    }

    public static String write(ObjectNode properties) {
        try {
            return MAPPER.writeValueAsString(properties);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree that is not JSON", e);
        }
    }
}
