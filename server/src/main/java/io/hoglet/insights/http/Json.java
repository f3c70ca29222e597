// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.hoglet.insights.query.InvalidQueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A place in a query's JSON that knows its own path, so that every refusal can name the field. */
record Json(JsonNode node, String path) {

    static Json root(JsonNode node) {
        return new Json(node, "");
    }

    Json get(String name) {
        JsonNode child = node.get(name);
        String childPath = path.isEmpty() ? name : path + "." + name;
        return new Json(child == null || child.isNull() ? MissingNode.getInstance() : child, childPath);
    }

    boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    Json object() {
        if (!node.isObject()) {
            throw invalid("expected an object");
        }
        return this;
    }

    List<Json> list() {
        if (!isPresent()) {
            return List.of();
        }
        if (!node.isArray()) {
            throw invalid("expected a list");
        }
        var items = new ArrayList<Json>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new Json(node.get(i), path + "[" + i + "]"));
        }
        return items;
    }

    Optional<String> text() {
        if (!isPresent()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw invalid("expected a string");
        }
        return Optional.of(node.textValue());
    }

    String requiredText() {
        return text().filter(value -> !value.isEmpty()).orElseThrow(() -> invalid("this field is required"));
    }

    /** Any scalar as the text that the warehouse has for it: 5.0 is 5. */
    String scalar() {
        if (!node.isValueNode() || !isPresent()) {
            throw invalid("expected a string, a number or a boolean");
        }
        boolean whole = node.isNumber() && node.doubleValue() == Math.rint(node.doubleValue());
        return whole && node.canConvertToLong() ? Long.toString(node.longValue()) : node.asText();
    }

    int number(int otherwise, int least, int most) {
        if (!isPresent()) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < least) {
            throw invalid("expected a whole number, " + least + " or greater");
        }
        return Math.min(node.intValue(), most);
    }

    /** One of the constants, by its lower-case name. */
    <E extends Enum<E>> E oneOf(Class<E> type, E otherwise) {
        Optional<String> word = text();
        if (word.isEmpty()) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(word.get())) {
                return constant;
            }
        }
        throw invalid("'" + shortened(word.get()) + "' is not supported");
    }

    InvalidQueryException invalid(String message) {
        return InvalidQueryException.at(path.isEmpty() ? "query" : path, message);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
