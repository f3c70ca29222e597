// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.filters;

import io.hoglet.insights.dates.RelativeDate;
import io.hoglet.insights.query.Filter;
import io.hoglet.insights.query.Filter.Group;
import io.hoglet.insights.query.Filter.Property;
import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.PropertyType;
import io.hoglet.insights.sql.Expr;
import io.hoglet.insights.sql.Expr.Operator;
import io.hoglet.insights.sql.Make;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Property filters as conditions of the SQL dialect. A property that is missing or JSON null fails every positive
 * operator and passes every negative one.
 */
public final class FilterExpressions {

    private final Project project;
    private final Instant now;

    public FilterExpressions(Project project, Instant now) {
        this.project = project;
        this.now = now;
    }

    public Expr of(Filter filter) {
        return switch (filter) {
            case Group(boolean all, List<Filter> parts) -> {
                List<Expr> operands = parts.stream().map(this::of).toList();
                // An empty OR group is one that nobody filled in yet: it lets everything through.
                yield operands.isEmpty() || all ? Make.and(operands) : Make.or(operands);
            }
            case Property property -> of(property);
            case Filter.Element element -> ElementExpressions.of(element);
        };
    }

    /** The property's text. */
    public static Expr property(String key, PropertyType type) {
        return switch (type) {
            case EVENT -> Make.field("properties", key);
            case PERSON -> Make.field("person", "properties", key);
        };
    }

    private Expr of(Property filter) {
        Expr property = property(filter.key(), filter.type());
        List<String> values = filter.values();
        if (values.isEmpty() && !isAboutPresence(filter.operator())) {
            return Make.and(List.of());
        }
        return switch (filter.operator()) {
            case EXACT -> Make.in(property, values);
            case IS_NOT -> orMissing(property, Make.not(Make.in(property, values)));
            case ICONTAINS -> any(values, text -> Make.contains(property, text));
            case NOT_ICONTAINS -> orMissing(property, Make.not(any(values, text -> Make.contains(property, text))));
            case REGEX -> any(values, text -> matches(property, text));
            case NOT_REGEX -> orMissing(property, Make.not(any(values, text -> matches(property, text))));
            case GT -> compared(property, Operator.GREATER, filter);
            case GTE -> compared(property, Operator.GREATER_OR_EQUAL, filter);
            case LT -> compared(property, Operator.LESS, filter);
            case LTE -> compared(property, Operator.LESS_OR_EQUAL, filter);
            case IS_SET -> Make.isNotNull(property);
            case IS_NOT_SET -> Make.isNull(property);
            case IS_DATE_BEFORE -> Make.binary(moment(property), Operator.LESS, bound(filter));
            case IS_DATE_AFTER -> Make.binary(moment(property), Operator.GREATER, bound(filter));
        };
    }

    private static boolean isAboutPresence(Filter.Operator operator) {
        return operator == Filter.Operator.IS_SET || operator == Filter.Operator.IS_NOT_SET;
    }

    private static Expr orMissing(Expr property, Expr otherwise) {
        return Make.or(List.of(Make.isNull(property), otherwise));
    }

    private static Expr any(List<String> values, Function<String, Expr> condition) {
        return Make.or(values.stream().map(condition).toList());
    }

    private static Expr matches(Expr property, String pattern) {
        return Make.call("match", property, Make.text(pattern));
    }

    private static Expr compared(Expr property, Operator operator, Property filter) {
        String text = single(filter);
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return Make.binary(
                        Make.call("toFloat", property), operator, Make.call("toFloat", Make.text(text.strip())));
            }
        } catch (NumberFormatException _) {
            // Falls through to the refusal: "NaN" and "Infinity" parse and are no use either.
        }
        throw InvalidQueryException.at(filter.field() + ".value", "the operator needs a number");
    }

    private static String single(Property filter) {
        if (filter.values().size() != 1) {
            throw InvalidQueryException.at(filter.field() + ".value", "the operator takes one value");
        }
        return filter.values().getFirst();
    }

    private static Expr moment(Expr property) {
        return Make.call("parseDateTimeBestEffort", property);
    }

    /** A day without a time: "before" ends at its start, "after" begins when it is over. */
    private Expr bound(Property filter) {
        RelativeDate date = RelativeDate.parse(single(filter), now.atZone(project.zone()), project)
                .orElseThrow(() -> InvalidQueryException.at(
                        filter.field() + ".value", "not a date: use a form such as -7d or 2026-01-31"));
        boolean isAfter = filter.operator() == Filter.Operator.IS_DATE_AFTER;
        Instant instant = (isAfter ? date.asUpper() : date.asLower()).toInstant();
        return Make.call("toDateTime64", Make.text(instant.toString()), Make.number(6));
    }

    /** Both of them and the filter, flattened into one list for a WHERE. */
    public List<Expr> conditions(List<Expr> first, List<Filter> filters) {
        var all = new ArrayList<>(first);
        filters.stream()
                .filter(filter -> !filter.equals(Filter.NONE))
                .map(this::of)
                .forEach(all::add);
        return all;
    }
}
