// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the server answered. */
record Answer(int status, String body) {
    static final ObjectMapper JSON = new ObjectMapper();

    JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON, status " + status + ": " + body, e);
        }
    }

    /** The JSON of a success; anything else fails the test with what the server said. */
    JsonNode success() {
        if (status < 200 || status > 299) {
            throw new AssertionError("Answered " + status + ": " + body);
        }
        return json();
    }

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
