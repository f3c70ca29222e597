// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what SDKs ask, in every spelling they use (wire protocol 2.1). A field of the wrong type counts as absent: it
 * costs nobody their flags. Pure.
 */
public final class QuestionDecoder {
    private QuestionDecoder() {}

    /** Empty when it names nobody. */
    public static Optional<Question> read(JsonNode body) {
        return text(first(body, "distinct_id", "$distinct_id"))
                .map(distinctId -> new Question(
                        distinctId,
                        text(first(body, "$anon_distinct_id", "anon_distinct_id")),
                        text(first(body, "$device_id", "device_id")),
                        fields(first(body, "person_properties", "$properties")),
                        texts(first(body, "groups", "$groups")),
                        nested(first(body, "group_properties", "$group_properties")),
                        keys(body)));
    }

    /** The client wants configuration only. */
    public static boolean wantsNoFlags(JsonNode body) {
        return body.path("disable_flags").asBoolean(false);
    }

    /** The caller's address says nothing of the person: a server asks. */
    public static boolean ignoresAddress(JsonNode body) {
        return first(body, "geoip_disable", "$geoip_disable").asBoolean(false);
    }

    private static JsonNode first(JsonNode body, String name, String otherwise) {
        var node = body.path(name);
        return FilterJson.isAbsent(node) ? body.path(otherwise) : node;
    }

    /** Numbers and the like as they were written; empty is nobody. */
    private static Optional<String> text(JsonNode node) {
        return FilterJson.isAbsent(node)
                ? Optional.empty()
                : Optional.of(Texts.of(node)).filter(text -> !text.isEmpty());
    }

    private static Map<String, JsonNode> fields(JsonNode node) {
        var fields = new HashMap<String, JsonNode>();
        node.properties().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return fields;
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new HashMap<String, String>();
        node.properties().forEach(entry -> text(entry.getValue()).ifPresent(text -> texts.put(entry.getKey(), text)));
        return texts;
    }

    private static Map<String, Map<String, JsonNode>> nested(JsonNode node) {
        var nested = new HashMap<String, Map<String, JsonNode>>();
        node.properties().forEach(entry -> nested.put(entry.getKey(), fields(entry.getValue())));
        return nested;
    }

    /** Browsers and servers disagree on the name of the list. */
    private static Set<String> keys(JsonNode body) {
        var keys = new HashSet<String>();
        for (String name : new String[] {"flag_keys", "flag_keys_to_evaluate"}) {
            body.path(name).valueStream().forEach(key -> keys.add(key.asText()));
        }
        return keys;
    }
}
