// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

/** Tells expressions that take many rows together from those of one row. */
public final class Aggregates {

    private Aggregates() {}

    public static boolean isIn(Expr expr) {
        boolean isOne = expr instanceof Expr.Call call
                && Functions.named(call.name())
                        .map(Functions.Function::aggregate)
                        .orElse(false);
        return isOne || expr.children().stream().anyMatch(Aggregates::isIn);
    }

    /** Whether the expression reads the column, by its plain name. */
    public static boolean reads(Expr expr, String column) {
        boolean isIt =
                expr instanceof Expr.Field field && field.path().getLast().equals(column);
        return isIt || expr.children().stream().anyMatch(child -> reads(child, column));
    }
}
