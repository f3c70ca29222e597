// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Reads an event's JSON into a tree that PostgreSQL and ClickHouse can hold. Thread-safe. */
final class EventJson {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(200).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build());

    private EventJson() {}

    /** @throws IOException when it is not JSON */
    static JsonNode read(byte[] json) throws IOException {
        var tree = MAPPER.readTree(json);
        // Nearly always there is nothing to do, and a second tree would cost as much as the first.
        return isClean(tree) ? tree : clean(tree);
    }

    static ObjectNode emptyObject() {
        return NODES.objectNode();
    }

    private static boolean isClean(JsonNode node) {
        if (node.isObject()) {
            for (var entry : node.properties()) {
                if (!isStorable(entry.getKey()) || !isClean(entry.getValue())) {
                    return false;
                }
            }
            return true;
        }
        if (node.isArray()) {
            for (var each : node) {
                if (!isClean(each)) {
                    return false;
                }
            }
            return true;
        }
        return node.isTextual() ? isStorable(node.textValue()) : isNumberOfJson(node);
    }

    /** Numbers that JSON does not have become null; characters that jsonb refuses become the replacement character. */
    private static JsonNode clean(JsonNode node) {
        if (node.isObject()) {
            return cleanObject((ObjectNode) node);
        }
        if (node.isArray()) {
            var array = NODES.arrayNode(node.size());
            node.forEach(each -> array.add(clean(each)));
            return array;
        }
        if (node.isTextual()) {
            String text = node.textValue();
            return isStorable(text) ? node : NODES.textNode(storable(text));
        }
        return isNumberOfJson(node) ? node : NODES.nullNode();
    }

    /** Also true of what is no number. */
    private static boolean isNumberOfJson(JsonNode node) {
        return !node.isFloatingPointNumber() || Double.isFinite(node.doubleValue());
    }

    private static ObjectNode cleanObject(ObjectNode node) {
        var object = NODES.objectNode();
        node.properties().forEach(entry -> {
            String key = entry.getKey();
            object.set(isStorable(key) ? key : storable(key), clean(entry.getValue()));
        });
        return object;
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == 0 || Character.isSurrogate(each)) {
                return each != 0 && isStorableFrom(text, i);
            }
        }
        return true;
    }

    /** The rare way: from {@code start} on there are characters beyond the basic plane, or broken ones. */
    private static boolean isStorableFrom(String text, int start) {
        for (int i = start; i < text.length(); ) {
            int point = text.codePointAt(i);
            if (point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                return false;
            }
            i += Character.charCount(point);
        }
        return true;
    }

    private static String storable(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                        ? 0xFFFD
                        : point)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
