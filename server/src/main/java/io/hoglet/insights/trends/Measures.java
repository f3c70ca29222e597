// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.trends;

import io.hoglet.insights.query.Measure;
import io.hoglet.insights.query.Measure.Aggregate;
import io.hoglet.insights.sql.Expr;
import io.hoglet.insights.sql.Make;
import io.hoglet.insights.sql.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The aggregate that a series asks for, as an expression. */
final class Measures {

    private Measures() {}

    static Expr value(Measure math) {
        return switch (math) {
            case Measure.Total _ -> Make.call("count");
            case Measure.UniquePersons _ -> Make.call("uniqExact", Make.field("person_id"));
            case Measure.OfProperty(Aggregate aggregate, String property) ->
                of(aggregate, Make.call("toFloat", Make.field("properties", property)));
        };
    }

    /** Percentiles are the engine's approximate ones: exact for small sets only. */
    private static Expr of(Aggregate aggregate, Expr number) {
        return switch (aggregate) {
            case SUM -> Make.call("sum", number);
            case AVG -> Make.call("avg", number);
            case MIN -> Make.call("min", number);
            case MAX -> Make.call("max", number);
            case MEDIAN -> quantile("0.5", number);
            case P90 -> quantile("0.9", number);
            case P95 -> quantile("0.95", number);
            case P99 -> quantile("0.99", number);
        };
    }

    private static Expr quantile(String level, Expr number) {
        return new Expr.Call(
                "quantile", List.of(new Expr.Numeral(level, Position.NONE)), List.of(number), false, Position.NONE);
    }

    /** Whole numbers stay whole; a statistic over no values at all is nought. */
    static Number number(Measure math, @Nullable Object cell) {
        boolean whole = !(math instanceof Measure.OfProperty);
        if (cell instanceof Number number) {
            return whole ? (Number) number.longValue() : (Number) number.doubleValue();
        }
        return zero(math);
    }

    static Number zero(Measure math) {
        return math instanceof Measure.OfProperty ? (Number) 0.0 : (Number) 0L;
    }
}
