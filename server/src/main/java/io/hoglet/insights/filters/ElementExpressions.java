// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.filters;

import io.hoglet.elements.InvalidSelectorException;
import io.hoglet.elements.Selector;
import io.hoglet.insights.query.Filter;
import io.hoglet.insights.query.Filter.Element;
import io.hoglet.insights.query.Filter.Operator;
import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.sql.Expr;
import io.hoglet.insights.sql.Make;
import java.util.List;
import java.util.function.Function;

/**
 * Filters on elements as conditions on the columns that the engine takes out of chains; selectors look at the chain
 * itself. An event without elements fails every positive operator and passes every negative one.
 */
final class ElementExpressions {
    private static final String VARIABLE = "value";

    private ElementExpressions() {}

    static Expr of(Element filter) {
        boolean isAboutPresence = filter.operator() == Operator.IS_SET || filter.operator() == Operator.IS_NOT_SET;
        if (filter.values().isEmpty() && !isAboutPresence) {
            return Make.and(List.of());
        }
        return switch (filter.key()) {
            case TEXT -> ofEach(filter, Make.field("elements_chain_texts"));
            case TAG_NAME -> ofEach(filter, Make.field("elements_chain_elements"));
            case HREF -> ofOne(filter, Make.field("elements_chain_href"));
            case SELECTOR -> ofPath(filter);
        };
    }

    /** @param array of which one member is enough */
    private static Expr ofEach(Element filter, Expr array) {
        List<String> values = filter.values();
        return switch (filter.operator()) {
            case EXACT, IS_NOT -> signed(filter, Make.call("hasAny", array, Make.array(values)));
            case ICONTAINS, NOT_ICONTAINS -> signed(filter, exists(array, one -> any(values, contains(one))));
            case REGEX, NOT_REGEX -> signed(filter, exists(array, one -> any(values, matches(one))));
            case IS_SET, IS_NOT_SET -> signed(filter, Make.call("notEmpty", array));
            default -> throw unsupported(filter);
        };
    }

    private static Expr ofOne(Element filter, Expr text) {
        List<String> values = filter.values();
        Expr isThere = Make.call("notEmpty", text);
        return switch (filter.operator()) {
            case EXACT, IS_NOT -> signed(filter, Make.in(text, values));
            case ICONTAINS, NOT_ICONTAINS -> signed(filter, Make.and(List.of(isThere, any(values, contains(text)))));
            case REGEX, NOT_REGEX -> signed(filter, Make.and(List.of(isThere, any(values, matches(text)))));
            case IS_SET, IS_NOT_SET -> signed(filter, isThere);
            default -> throw unsupported(filter);
        };
    }

    private static Expr ofPath(Element filter) {
        return switch (filter.operator()) {
            case EXACT, IS_NOT ->
                signed(
                        filter,
                        any(
                                filter.values(),
                                selector -> Make.call(
                                        "match", Make.field("elements_chain"), Make.text(pattern(filter, selector)))));
            default -> throw unsupported(filter);
        };
    }

    private static String pattern(Element filter, String selector) {
        try {
            return Selector.parse(selector).pattern();
        } catch (InvalidSelectorException invalid) {
            throw InvalidQueryException.at(filter.field() + ".value", invalid.reason());
        }
    }

    private static Expr signed(Element filter, Expr positive) {
        return switch (filter.operator()) {
            case IS_NOT, NOT_ICONTAINS, NOT_REGEX, IS_NOT_SET -> Make.not(positive);
            default -> positive;
        };
    }

    private static Expr exists(Expr array, Function<Expr, Expr> condition) {
        return Make.call("arrayExists", Make.lambda(VARIABLE, condition.apply(Make.field(VARIABLE))), array);
    }

    private static Function<String, Expr> contains(Expr text) {
        return value -> Make.contains(text, value);
    }

    private static Function<String, Expr> matches(Expr text) {
        return pattern -> Make.call("match", text, Make.text(pattern));
    }

    private static Expr any(List<String> values, Function<String, Expr> condition) {
        return Make.or(values.stream().map(condition).toList());
    }

    private static InvalidQueryException unsupported(Element filter) {
        return InvalidQueryException.at(
                filter.field() + ".operator",
                filter.key() == Filter.ElementKey.SELECTOR
                        ? "a selector can be exact or is_not"
                        : "elements can be compared by exact, icontains, regex and their opposites, and by is_set");
    }
}
