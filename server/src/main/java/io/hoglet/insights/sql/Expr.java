// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression, as the caller wrote it or as the engine will read it: {@link Resolver} turns the first into the
 * second, and both are printed by {@link Printer}. Immutable. A new kind of expression is a new record here; the
 * compiler then names every place that must learn it.
 */
public sealed interface Expr {

    Position at();

    /** The direct parts that are expressions themselves; a subquery's are its own. */
    List<Expr> children();

    /** A literal or a name: an expression without parts. */
    sealed interface Leaf extends Expr {
        @Override
        default List<Expr> children() {
            return List.of();
        }
    }

    record Text(String value, Position at) implements Leaf {}

    record Numeral(String digits, Position at) implements Leaf {}

    record Bool(boolean value, Position at) implements Leaf {}

    record Null(Position at) implements Leaf {}

    record Star(Position at) implements Leaf {}

    /** A dotted name, one element per part. */
    record Field(List<String> path, Position at) implements Leaf {
        public Field {
            path = List.copyOf(path);
        }
    }

    record Subquery(Select select, Position at) implements Leaf {}

    /** {@code name(parameters)(arguments)}; most functions have no parameters. */
    record Call(String name, List<Expr> parameters, List<Expr> arguments, boolean distinct, Position at)
            implements Expr {
        public Call {
            parameters = List.copyOf(parameters);
            arguments = List.copyOf(arguments);
        }

        @Override
        public List<Expr> children() {
            var all = new ArrayList<>(parameters);
            all.addAll(arguments);
            return all;
        }
    }

    /** {@code name -> body}: what a function such as arrayExists does with each element of an array. */
    record Lambda(String name, Expr body, Position at) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(body);
        }
    }

    record Not(Expr operand, Position at) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(operand);
        }
    }

    record Negative(Expr operand, Position at) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(operand);
        }
    }

    record Binary(Operator operator, Expr left, Expr right, Position at) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(left, right);
        }
    }

    /** A chain of AND ({@code all}) or of OR, kept flat so that a long one is not a deep one. */
    record Logical(boolean all, List<Expr> operands, Position at) implements Expr {
        public Logical {
            operands = List.copyOf(operands);
        }

        @Override
        public List<Expr> children() {
            return operands;
        }
    }

    record Between(Expr value, Expr low, Expr high, boolean negated, Position at) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(value, low, high);
        }
    }

    record IsNull(Expr value, boolean negated, Position at) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(value);
        }
    }

    record Case(
            @Nullable Expr operand,
            List<When> whens,
            @Nullable Expr otherwise,
            Position at) implements Expr {
        public Case {
            whens = List.copyOf(whens);
        }

        @Override
        public List<Expr> children() {
            var all = new ArrayList<Expr>();
            if (operand != null) {
                all.add(operand);
            }
            for (When when : whens) {
                all.add(when.condition());
                all.add(when.result());
            }
            if (otherwise != null) {
                all.add(otherwise);
            }
            return all;
        }
    }

    record When(Expr condition, Expr result) {}

    /** {@code [a, b]} or, as a tuple, {@code (a, b)}. */
    record Sequence(boolean tuple, List<Expr> items, Position at) implements Expr {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public List<Expr> children() {
            return items;
        }
    }

    record Index(Expr base, Expr index, Position at) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(base, index);
        }
    }

    record Interval(Expr amount, String unit, Position at) implements Expr {
        @Override
        public List<Expr> children() {
            return List.of(amount);
        }
    }

    /** The operators with two sides. A higher strength binds tighter. */
    enum Operator {
        EQUAL("=", 4),
        NOT_EQUAL("!=", 4),
        LESS("<", 4),
        LESS_OR_EQUAL("<=", 4),
        GREATER(">", 4),
        GREATER_OR_EQUAL(">=", 4),
        LIKE("LIKE", 4),
        NOT_LIKE("NOT LIKE", 4),
        ILIKE("ILIKE", 4),
        NOT_ILIKE("NOT ILIKE", 4),
        IN("IN", 4),
        NOT_IN("NOT IN", 4),
        CONCAT("||", 5),
        PLUS("+", 6),
        MINUS("-", 6),
        TIMES("*", 7),
        DIVIDE("/", 7),
        MODULO("%", 7);

        private final String sign;
        private final int strength;

        Operator(String sign, int strength) {
            this.sign = sign;
            this.strength = strength;
        }

        String sign() {
            return sign;
        }

        int strength() {
            return strength;
        }

        boolean comparesOrder() {
            return switch (this) {
                case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> true;
                default -> false;
            };
        }

        /** The same claim with the sides exchanged: {@code a < b} is {@code b > a}. */
        Operator mirrored() {
            return switch (this) {
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
                default -> this;
            };
        }
    }
}
