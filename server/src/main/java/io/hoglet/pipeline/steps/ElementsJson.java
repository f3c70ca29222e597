// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.elements.Element;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the array {@code $elements}, in which SDKs before the chain sent elements (wire protocol 1.13). */
final class ElementsJson {
    /** Names of a property of an item, and the key that it becomes. Attributes are not among them. */
    private static final Map<String, String> KEYS = Map.of(
            "$el_text", Element.TEXT,
            "attr__href", Element.HREF,
            "attr__id", Element.ID,
            "nth_child", Element.NTH_CHILD,
            "nth_of_type", Element.NTH_OF_TYPE);

    private ElementsJson() {}

    /** What is no object is left out. */
    static List<Element> read(JsonNode array) {
        var elements = new ArrayList<Element>();
        for (JsonNode item : array) {
            if (item.isObject()) {
                elements.add(element(item));
            }
        }
        return elements;
    }

    private static Element element(JsonNode item) {
        var pairs = new LinkedHashMap<String, String>();
        item.properties().forEach(property -> {
            String name = property.getKey();
            String value = text(property.getValue());
            String key = KEYS.get(name);
            if (key != null && !value.isEmpty()) {
                pairs.put(key, value);
            }
            if (name.startsWith(Element.ATTRIBUTE) && !property.getValue().isNull()) {
                pairs.put(name, value);
            }
        });
        return new Element(text(item.path("tag_name")), classes(item), pairs);
    }

    private static List<String> classes(JsonNode item) {
        JsonNode given = item.hasNonNull("attr__class") ? item.get("attr__class") : item.path("classes");
        return Arrays.stream(text(given).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A list, as old SDKs sent classes, is its members with blanks between them. */
    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            var parts = new ArrayList<String>();
            value.forEach(part -> parts.add(text(part)));
            return String.join(" ", parts);
        }
        return value.isTextual() ? value.textValue() : value.toString();
    }
}
