// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes fields out of stored JSON; null counts as absent, and a refusal says where it stands. Pure. */
final class FilterJson {
    private static final int LIST_MAX = 1_000;
    private static final int TEXT_MAX = 400;
    private static final int GROUP_TYPE_MAX = 4;
    private static final double ALL = 100;

    private FilterJson() {}

    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static JsonNode object(JsonNode node, String path) throws InvalidFiltersException {
        if (!node.isObject()) {
            throw new InvalidFiltersException(path, "must be an object");
        }
        return node;
    }

    /** The elements of a list that may be absent. */
    static List<JsonNode> list(JsonNode node, String path) throws InvalidFiltersException {
        if (isAbsent(node)) {
            return List.of();
        }
        if (!node.isArray() || node.size() > LIST_MAX) {
            throw new InvalidFiltersException(path, "must be a list of at most " + LIST_MAX);
        }
        return node.valueStream().toList();
    }

    static String text(JsonNode node, String path) throws InvalidFiltersException {
        String text = node.isTextual() ? node.textValue() : "";
        if (text.isEmpty() || text.length() > TEXT_MAX) {
            throw new InvalidFiltersException(path, "must be a text of 1 to " + TEXT_MAX + " characters");
        }
        return text;
    }

    /** A text that may be absent, null or empty. */
    static Optional<String> optionalText(JsonNode node, String path) throws InvalidFiltersException {
        boolean none = isAbsent(node) || (node.isTextual() && node.textValue().isEmpty());
        return none ? Optional.empty() : Optional.of(text(node, path));
    }

    static boolean flag(JsonNode node, String path) throws InvalidFiltersException {
        if (!isAbsent(node) && !node.isBoolean()) {
            throw new InvalidFiltersException(path, "must be true or false");
        }
        return node.asBoolean(false);
    }

    /** Everybody when it is absent. */
    static double percentage(JsonNode node, String path) throws InvalidFiltersException {
        double number = isAbsent(node) ? ALL : Texts.number(node).orElse(-1.0);
        if (!(number >= 0 && number <= ALL)) {
            throw new InvalidFiltersException(path, "must be a number from 0 to 100");
        }
        return number;
    }

    static OptionalInt groupType(JsonNode node, String path) throws InvalidFiltersException {
        if (isAbsent(node)) {
            return OptionalInt.empty();
        }
        if (!node.isIntegralNumber() || node.asInt(-1) < 0 || node.asInt(-1) > GROUP_TYPE_MAX) {
            throw new InvalidFiltersException(path, "must be a whole number from 0 to " + GROUP_TYPE_MAX);
        }
        return OptionalInt.of(node.intValue());
    }
}
