// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.sql.Expr.Binary;
import io.hoglet.insights.sql.Expr.Operator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Short words for building expressions: the planners of the insights write their queries with these. */
public final class Make {

    private Make() {}

    public static Expr field(String... path) {
        return new Expr.Field(List.of(path), Position.NONE);
    }

    public static Expr text(String value) {
        return new Expr.Text(value, Position.NONE);
    }

    public static Expr texts(List<String> values) {
        return new Expr.Sequence(true, values.stream().map(Make::text).toList(), Position.NONE);
    }

    /** {@code [a, b]}. */
    public static Expr array(List<String> values) {
        return new Expr.Sequence(false, values.stream().map(Make::text).toList(), Position.NONE);
    }

    public static Expr lambda(String name, Expr body) {
        return new Expr.Lambda(name, body, Position.NONE);
    }

    public static Expr number(long value) {
        var digits = new Expr.Numeral(Long.toString(value).replace("-", ""), Position.NONE);
        return value < 0 ? new Expr.Negative(digits, Position.NONE) : digits;
    }

    public static Expr call(String name, Expr... arguments) {
        return new Expr.Call(name, List.of(), List.of(arguments), false, Position.NONE);
    }

    public static Expr binary(Expr left, Operator operator, Expr right) {
        return new Binary(operator, left, right, Position.NONE);
    }

    public static Expr equal(Expr left, Expr right) {
        return binary(left, Operator.EQUAL, right);
    }

    public static Expr in(Expr value, List<String> texts) {
        return binary(value, Operator.IN, texts(texts));
    }

    public static Expr not(Expr operand) {
        return new Expr.Not(operand, Position.NONE);
    }

    public static Expr isNull(Expr value) {
        return new Expr.IsNull(value, false, Position.NONE);
    }

    public static Expr isNotNull(Expr value) {
        return new Expr.IsNull(value, true, Position.NONE);
    }

    /** Whether the text is a part of the value, any case. */
    public static Expr contains(Expr value, String text) {
        String literal = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return binary(value, Operator.ILIKE, text("%" + literal + "%"));
    }

    /** All of them; true when there is none. */
    public static Expr and(List<Expr> operands) {
        return logical(true, operands);
    }

    /** One of them; false when there is none. */
    public static Expr or(List<Expr> operands) {
        return logical(false, operands);
    }

    public static Select.Item item(Expr expr, @Nullable String alias) {
        return new Select.Item(expr, alias);
    }

    private static Expr logical(boolean all, List<Expr> operands) {
        return switch (operands.size()) {
            case 0 -> new Expr.Bool(all, Position.NONE);
            case 1 -> operands.getFirst();
            default -> new Expr.Logical(all, operands, Position.NONE);
        };
    }
}
