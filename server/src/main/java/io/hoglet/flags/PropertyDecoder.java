// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads one property filter (wire protocol 2.3, 3.5). Pure. */
final class PropertyDecoder {
    private PropertyDecoder() {}

    static PropertyFilter read(JsonNode node, String path) throws InvalidFiltersException {
        FilterJson.object(node, path);
        var kind = kind(node.path("type"))
                .orElseThrow(
                        () -> new InvalidFiltersException(path + ".type", "must be person, group, cohort or flag"));
        var operator = operator(node.path("operator"), kind, path + ".operator");
        var value = value(node.path("value"), kind, path + ".value");
        return new PropertyFilter(
                kind,
                key(node.path("key"), kind, path + ".key"),
                value,
                ValueTest.of(operator, value),
                FilterJson.flag(node.path("negation"), path + ".negation"),
                FilterJson.groupType(node.path("group_type_index"), path + ".group_type_index"));
    }

    /** A person's when nothing is said; empty for what flags cannot ask for. */
    static Optional<PropertyFilter.Kind> kind(JsonNode type) {
        return switch (FilterJson.isAbsent(type) ? "person" : type.asText()) {
            case "person" -> Optional.of(PropertyFilter.Kind.PERSON);
            case "group" -> Optional.of(PropertyFilter.Kind.GROUP);
            case "cohort" -> Optional.of(PropertyFilter.Kind.COHORT);
            case "flag" -> Optional.of(PropertyFilter.Kind.FLAG);
            default -> Optional.empty();
        };
    }

    private static Operator operator(JsonNode node, PropertyFilter.Kind kind, String path)
            throws InvalidFiltersException {
        if (!FilterJson.isAbsent(node) && !node.isTextual()) {
            throw new InvalidFiltersException(path, "must be a text");
        }
        String name = node.asText("");
        var operator = name.isEmpty() || name.equals("null")
                ? defaultOf(kind)
                : Operator.named(name).orElse(null);
        if (operator == null || !fits(operator, kind)) {
            throw new InvalidFiltersException(path, "must be an operator for this type of property");
        }
        // Old flags say of a cohort that it is exactly that one.
        return kind == PropertyFilter.Kind.COHORT && operator == Operator.EXACT ? Operator.IN : operator;
    }

    private static Operator defaultOf(PropertyFilter.Kind kind) {
        return switch (kind) {
            case PERSON, GROUP -> Operator.EXACT;
            case COHORT -> Operator.IN;
            case FLAG -> Operator.FLAG_EVALUATES_TO;
        };
    }

    private static boolean fits(Operator operator, PropertyFilter.Kind kind) {
        return switch (operator) {
            case IN, NOT_IN -> kind == PropertyFilter.Kind.COHORT;
            case FLAG_EVALUATES_TO -> kind == PropertyFilter.Kind.FLAG;
            case EXACT -> kind != PropertyFilter.Kind.FLAG;
            default -> kind == PropertyFilter.Kind.PERSON || kind == PropertyFilter.Kind.GROUP;
        };
    }

    /** A flag may be named by its id, a cohort needs no name: its id is the value. */
    private static String key(JsonNode node, PropertyFilter.Kind kind, String path) throws InvalidFiltersException {
        return switch (kind) {
            case COHORT -> "id";
            case FLAG -> node.isIntegralNumber() ? node.asText() : FilterJson.text(node, path);
            case PERSON, GROUP -> FilterJson.text(node, path);
        };
    }

    private static JsonNode value(JsonNode node, PropertyFilter.Kind kind, String path) throws InvalidFiltersException {
        boolean valid = switch (kind) {
            case COHORT -> (node.isIntegralNumber() && node.canConvertToLong()) || isId(node);
            case FLAG -> node.isBoolean() || node.isTextual();
            case PERSON, GROUP -> true;
        };
        if (!valid) {
            throw new InvalidFiltersException(
                    path,
                    kind == PropertyFilter.Kind.COHORT ? "must be a cohort's id" : "must be true, false or a variant");
        }
        return node;
    }

    private static boolean isId(JsonNode node) {
        return node.isTextual() && node.textValue().matches("\\d{1,18}");
    }
}
