// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What JSON the store can take: of bounded size, and without characters that PostgreSQL refuses. Thread-safe. */
final class StoredJson {
    private static final int CHARACTERS_MAX = 256 * 1024;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private StoredJson() {}

    static void check(String field, JsonNode tree) {
        if (tree.toString().length() > CHARACTERS_MAX) {
            throw invalid(field, field + " may have at most " + CHARACTERS_MAX + " characters.");
        }
        refuseUnstorable(field, tree);
    }

    private static void refuseUnstorable(String field, JsonNode tree) {
        if (tree.isTextual() && !FlagRules.isStorable(tree.textValue())) {
            throw invalid(field, field + " has a character that cannot be stored.");
        }
        tree.properties().forEach(entry -> {
            if (!FlagRules.isStorable(entry.getKey())) {
                throw invalid(field, field + " has a character that cannot be stored.");
            }
        });
        tree.forEach(child -> refuseUnstorable(field, child));
    }

    static boolean isJson(String text) {
        try {
            return !MAPPER.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
