// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.trends;

import io.hoglet.insights.dates.DateRange;
import io.hoglet.insights.filters.FilterExpressions;
import io.hoglet.insights.query.Interval;
import io.hoglet.insights.query.Query;
import io.hoglet.insights.query.Query.Breakdown;
import io.hoglet.insights.sql.Expr;
import io.hoglet.insights.sql.Expr.Operator;
import io.hoglet.insights.sql.Make;
import io.hoglet.insights.sql.Position;
import io.hoglet.insights.sql.Select;
import io.hoglet.insights.sql.Select.Conditions;
import io.hoglet.insights.sql.Select.Item;
import io.hoglet.insights.sql.Select.Order;
import io.hoglet.insights.sql.Select.Page;
import io.hoglet.insights.sql.Select.Projection;
import io.hoglet.insights.sql.Select.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * The SELECTs of one series over one range. A point of the chart and the list of people behind it are both made from
 * here, so that they cannot disagree.
 */
public final class SeriesQuery {

    private final Query.Trends trends;
    private final Query.Series series;
    private final DateRange range;
    private final FilterExpressions filters;

    public SeriesQuery(Query.Trends trends, Query.Series series, DateRange range, FilterExpressions filters) {
        this.trends = trends;
        this.series = series;
        this.range = range;
        this.filters = filters;
    }

    /** The events of this series in the range. */
    public List<Expr> conditions() {
        var own = new ArrayList<Expr>();
        own.add(bound(Operator.GREATER_OR_EQUAL, range.from().toInstant().toString()));
        own.add(bound(Operator.LESS_OR_EQUAL, range.to().toInstant().toString()));
        series.event().ifPresent(event -> own.add(Make.equal(Make.field("event"), Make.text(event))));
        return filters.conditions(own, List.of(trends.filter(), series.filter()));
    }

    private static Expr bound(Operator operator, String moment) {
        return Make.binary(Make.field("timestamp"), operator, Make.text(moment));
    }

    /** The value of each bucket: (bucket, value). */
    Select overTime() {
        return grouped(List.of(bucket()));
    }

    /** The value of each bucket and breakdown value: (bucket, breakdown_value, value). */
    Select overTime(Breakdown breakdown, List<String> top) {
        return grouped(List.of(bucket(), label(breakdown, top)));
    }

    /** One value for the whole range: (value). */
    Select total() {
        return grouped(List.of());
    }

    /** One value for each breakdown value: (breakdown_value, value). */
    Select total(Breakdown breakdown, List<String> top) {
        return grouped(List.of(label(breakdown, top)));
    }

    /** The values with the most, one more than is shown, so that it is known whether there is a rest. */
    Select topValues(Breakdown breakdown) {
        Expr value = FilterExpressions.property(breakdown.property(), breakdown.type());
        List<Expr> conditions = new ArrayList<>(conditions());
        conditions.add(Make.binary(value, Operator.NOT_EQUAL, Make.text("")));
        var items = List.of(Make.item(value, "breakdown_value"), Make.item(Measures.value(series.math()), "value"));
        return new Select(
                new Projection(false, items),
                events(),
                new Conditions(Make.and(conditions), List.of(Make.field("breakdown_value")), null),
                List.of(new Order(Make.field("value"), true), new Order(Make.field("breakdown_value"), false)),
                new Page(breakdown.limit() + 1, null));
    }

    /** The condition for one line of a breakdown: a shown value, the rest, or no value. */
    public static Expr isValue(Breakdown breakdown, List<String> top, String wanted) {
        return Make.equal(label(breakdown, top).expr(), Make.text(wanted));
    }

    private Select grouped(List<Item> keys) {
        var items = new ArrayList<>(keys);
        items.add(Make.item(Measures.value(series.math()), "value"));
        List<Expr> groupBy = keys.stream().map(key -> alias(key)).toList();
        return new Select(
                new Projection(false, items),
                events(),
                new Conditions(Make.and(conditions()), groupBy, null),
                List.of(),
                Page.UNBOUNDED);
    }

    private static Expr alias(Item item) {
        return item.alias() == null ? item.expr() : Make.field(item.alias());
    }

    public static Source events() {
        return new Source.Named("events", null, Position.NONE);
    }

    private Item bucket() {
        Expr timestamp = Make.field("timestamp");
        Interval interval = trends.period().interval();
        Expr bucket = switch (interval) {
            // An hour is told by its instant: on the day when clocks go back, a local hour comes twice.
            case HOUR -> Make.call("toUnixTimestamp", Make.call("toStartOfHour", timestamp));
            case DAY -> Make.call("toDate", timestamp);
            case WEEK -> Make.call("toStartOfWeek", timestamp);
            case MONTH -> Make.call("toStartOfMonth", timestamp);
        };
        return Make.item(bucket, "bucket");
    }

    private static Item label(Breakdown breakdown, List<String> top) {
        Expr value = FilterExpressions.property(breakdown.property(), breakdown.type());
        Expr isMissing = Make.equal(Make.call("ifNull", value, Make.text("")), Make.text(""));
        Expr other = Make.text(Breakdown.OTHER);
        Expr shown =
                top.isEmpty() ? other : Make.call("if", Make.in(value, top), Make.call("assumeNotNull", value), other);
        return Make.item(Make.call("if", isMissing, Make.text(Breakdown.NONE), shown), "breakdown_value");
    }
}
