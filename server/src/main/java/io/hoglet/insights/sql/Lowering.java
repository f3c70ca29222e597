// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Expr.Binary;
import io.hoglet.insights.sql.Expr.Operator;
import io.hoglet.insights.sql.Scope.Meaning;
import io.hoglet.insights.sql.Tables.Kind;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Rewrites the expressions of one SELECT from the caller's terms to the engine's: names to columns, functions to the
 * engine's, times to the project's zone.
 *
 * <p>A time column is wrapped in {@code toTimeZone} everywhere but as a direct side of a comparison. There it stays
 * bare and the other side is converted instead: a wrapped column would keep the engine from using the sort key.
 */
final class Lowering {

    private final Scope scope;
    private final String zone;
    private final Function<Select, Select> subqueries;
    private final Calls calls;
    private final Times times;
    private final boolean aliasFirst;

    Lowering(Scope scope, Zone zone, Function<Select, Select> subqueries, boolean aliasFirst) {
        this.scope = scope;
        this.zone = zone.id();
        this.subqueries = subqueries;
        this.aliasFirst = aliasFirst;
        this.times = new Times(zone);
        this.calls = new Calls(zone, this);
    }

    List<Expr> all(List<Expr> exprs) {
        return exprs.stream().map(this::lower).toList();
    }

    Expr lower(Expr expr) {
        return switch (expr) {
            case Expr.Text _, Expr.Numeral _, Expr.Bool _, Expr.Null _ -> expr;
            case Expr.Star star -> throw new HogQLException(star.at(), "* may stand in a SELECT or in count(*) only");
            case Expr.Field field -> zoned(scope.meaning(field, aliasFirst));
            case Expr.Subquery(Select select, Position at) -> new Expr.Subquery(subqueries.apply(select), at);
            case Expr.Call call -> calls.lower(call);
            case Expr.Lambda lambda ->
                throw new HogQLException(
                        lambda.at(), "a lambda may only be the first argument of a function such as arrayExists");
            case Expr.Not(Expr operand, Position at) -> new Expr.Not(lower(operand), at);
            case Expr.Negative(Expr operand, Position at) -> new Expr.Negative(numeric(operand), at);
            case Binary binary -> binary(binary);
            case Expr.Logical(boolean all, List<Expr> operands, Position at) ->
                new Expr.Logical(all, all(operands), at);
            case Expr.Between between -> between(between);
            case Expr.IsNull(Expr value, boolean negated, Position at) -> new Expr.IsNull(lower(value), negated, at);
            case Expr.Case branches -> branches(branches);
            case Expr.Sequence(boolean tuple, List<Expr> items, Position at) ->
                new Expr.Sequence(tuple, all(items), at);
            case Expr.Index index ->
                scope.below(index)
                        .map(Meaning::expr)
                        .orElseGet(() -> new Expr.Index(lower(index.base()), lower(index.index()), index.at()));
            case Expr.Interval(Expr amount, String unit, Position _) ->
                Make.call("toInterval" + title(unit), lower(amount));
        };
    }

    Expr lambda(Expr.Lambda lambda) {
        return scope.within(lambda.name(), name -> new Expr.Lambda(name, lower(lambda.body()), lambda.at()));
    }

    private static String title(String unit) {
        return unit.charAt(0) + unit.substring(1).toLowerCase(Locale.ROOT);
    }

    /** What kind of value the caller's expression is, as far as its name tells. */
    Kind kind(Expr expr) {
        return switch (expr) {
            case Expr.Field field -> scope.meaning(field, aliasFirst).kind();
            case Expr.Index index -> scope.below(index).map(Meaning::kind).orElse(Kind.PLAIN);
            default -> Kind.PLAIN;
        };
    }

    /** Like {@link #lower}, but a property's text becomes a number, or NULL when it is none. */
    Expr numeric(Expr expr) {
        Expr lowered = lower(expr);
        return kind(expr) == Kind.PROPERTY ? Make.call("toFloat64OrNull", lowered) : lowered;
    }

    private Expr zoned(Meaning meaning) {
        return meaning.kind() == Kind.TIME && !zone.equals("UTC")
                ? Make.call("toTimeZone", meaning.expr(), Make.text(zone))
                : meaning.expr();
    }

    private Expr binary(Binary binary) {
        if (isTime(binary.left()) || isTime(binary.right())) {
            return timeComparison(binary);
        }
        Operator operator = binary.operator();
        if (operator.strength() > Operator.CONCAT.strength()) {
            return new Binary(operator, numeric(binary.left()), numeric(binary.right()), binary.at());
        }
        if (operator.comparesOrder()) {
            return new Binary(
                    operator,
                    comparable(binary.left(), binary.right()),
                    comparable(binary.right(), binary.left()),
                    binary.at());
        }
        return new Binary(operator, lower(binary.left()), lower(binary.right()), binary.at());
    }

    /** A property is text: against a number it is compared as one, and a true or false as its JSON text. */
    private Expr comparable(Expr side, Expr other) {
        if (kind(side) == Kind.PROPERTY && isNumber(other)) {
            return numeric(side);
        }
        if (side instanceof Expr.Bool(boolean value, Position _) && kind(other) == Kind.PROPERTY) {
            return Make.text(Boolean.toString(value));
        }
        return lower(side);
    }

    private static boolean isNumber(Expr expr) {
        return expr instanceof Expr.Numeral
                || (expr instanceof Expr.Negative(Expr operand, Position _) && operand instanceof Expr.Numeral);
    }

    private Expr between(Expr.Between between) {
        Expr value = between.value();
        if (isTime(value)) {
            return new Expr.Between(
                    bare(value), instant(between.low()), instant(between.high()), between.negated(), between.at());
        }
        boolean numbers = isNumber(between.low()) && isNumber(between.high());
        return new Expr.Between(
                numbers ? numeric(value) : lower(value),
                lower(between.low()),
                lower(between.high()),
                between.negated(),
                between.at());
    }

    private Expr branches(Expr.Case branches) {
        return new Expr.Case(
                branches.operand() == null ? null : lower(branches.operand()),
                branches.whens().stream()
                        .map(when -> new Expr.When(lower(when.condition()), lower(when.result())))
                        .toList(),
                branches.otherwise() == null ? null : lower(branches.otherwise()),
                branches.at());
    }

    boolean isTime(Expr expr) {
        Kind kind = kind(expr);
        return kind == Kind.TIME || kind == Kind.ZONED_TIME;
    }

    private Expr timeComparison(Binary binary) {
        Operator operator = binary.operator();
        if (operator.comparesOrder()) {
            return new Binary(operator, side(binary.left()), side(binary.right()), binary.at());
        }
        boolean isSet = operator == Operator.IN || operator == Operator.NOT_IN;
        if (isSet
                && isTime(binary.left())
                && binary.right() instanceof Expr.Sequence(boolean tuple, List<Expr> items, Position at)) {
            var instants =
                    new Expr.Sequence(tuple, items.stream().map(this::instant).toList(), at);
            return new Binary(operator, bare(binary.left()), instants, binary.at());
        }
        return new Binary(operator, lower(binary.left()), lower(binary.right()), binary.at());
    }

    private Expr side(Expr expr) {
        return isTime(expr) ? bare(expr) : instant(expr);
    }

    private Expr bare(Expr time) {
        return time instanceof Expr.Field field
                ? scope.meaning(field, aliasFirst).expr()
                : lower(time);
    }

    /** The other side of a time comparison, as a moment: a date is its midnight in the project's zone. */
    private Expr instant(Expr expr) {
        return expr instanceof Expr.Text text ? times.moment(text) : times.converted(lower(expr));
    }

    /**
     * The bounds on the day that follow from a condition on the event's time. The sort key holds the day before the
     * time, and the engine does not derive one from the other by itself.
     */
    Stream<Expr> dayBounds(Expr condition) {
        return switch (condition) {
            case Expr.Logical(boolean all, List<Expr> operands, Position _)
            when all -> operands.stream().flatMap(this::dayBounds);
            case Binary(Operator operator, Expr left, Expr right, Position _)
            when operator.comparesOrder() ->
                Stream.concat(dayBound(left, operator, right), dayBound(right, operator.mirrored(), left));
            case Expr.Between between
            when !between.negated() ->
                Stream.concat(
                        dayBound(between.value(), Operator.GREATER_OR_EQUAL, between.low()),
                        dayBound(between.value(), Operator.LESS_OR_EQUAL, between.high()));
            default -> Stream.empty();
        };
    }

    private Stream<Expr> dayBound(Expr time, Operator operator, Expr limit) {
        if (!isTime(time) || !scope.isEventTime(bare(time)) || !Times.isConstant(limit)) {
            return Stream.empty();
        }
        Operator ofDays = switch (operator) {
            case LESS -> Operator.LESS_OR_EQUAL;
            case GREATER -> Operator.GREATER_OR_EQUAL;
            default -> operator;
        };
        if (ofDays == Operator.NOT_EQUAL) {
            return Stream.empty();
        }
        return Stream.of(Make.binary(Make.call("toDate", bare(time)), ofDays, times.day(instant(limit))));
    }
}
