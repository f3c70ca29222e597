// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import io.hoglet.insights.query.Filter;
import io.hoglet.insights.query.Filter.ElementKey;
import io.hoglet.insights.query.Filter.Operator;
import io.hoglet.insights.query.PropertyType;
import java.util.List;
import java.util.Optional;

/** Reads property filters: a flat list, which means AND, or a tree of groups. */
final class FilterDecoder {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_VALUES = 1_000;

    private FilterDecoder() {}

    static Filter decode(Json json) {
        return decode(json, MAX_DEPTH);
    }

    private static Filter decode(Json json, int depth) {
        if (!json.isPresent()) {
            return Filter.NONE;
        }
        if (depth == 0) {
            throw json.invalid("groups are nested too deeply");
        }
        if (json.node().isArray()) {
            return new Filter.Group(true, parts(json, depth));
        }
        Json values = json.object().get("values");
        if (!values.isPresent()) {
            return json.node().isEmpty() ? Filter.NONE : property(json);
        }
        return new Filter.Group(
                switch (json.get("type").text().orElse("AND")) {
                    case "AND" -> true;
                    case "OR" -> false;
                    default -> throw json.get("type").invalid("a group is AND or OR");
                },
                parts(values, depth));
    }

    private static List<Filter> parts(Json list, int depth) {
        return list.list().stream().map(part -> decode(part, depth - 1)).toList();
    }

    private static Filter property(Json json) {
        if (json.get("type").text().equals(Optional.of("element"))) {
            return element(json);
        }
        return new Filter.Property(
                json.get("key").requiredText(),
                json.get("type").oneOf(PropertyType.class, PropertyType.EVENT),
                json.get("operator").oneOf(Operator.class, Operator.EXACT),
                values(json.get("value")),
                json.path());
    }

    private static Filter element(Json json) {
        Json key = json.get("key");
        key.requiredText();
        return new Filter.Element(
                key.oneOf(ElementKey.class, ElementKey.TEXT),
                json.get("operator").oneOf(Operator.class, Operator.EXACT),
                values(json.get("value")),
                json.path());
    }

    private static List<String> values(Json value) {
        if (!value.isPresent()) {
            return List.of();
        }
        if (!value.node().isArray()) {
            return List.of(value.scalar());
        }
        if (value.node().size() > MAX_VALUES) {
            throw value.invalid("more than " + MAX_VALUES + " values");
        }
        return value.list().stream().map(Json::scalar).toList();
    }
}
