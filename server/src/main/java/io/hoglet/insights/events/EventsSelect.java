// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.events;

import io.hoglet.insights.dates.RelativeDate;
import io.hoglet.insights.filters.FilterExpressions;
import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.Query;
import io.hoglet.insights.sql.Aggregates;
import io.hoglet.insights.sql.Expr;
import io.hoglet.insights.sql.Expr.Operator;
import io.hoglet.insights.sql.Make;
import io.hoglet.insights.sql.Parser;
import io.hoglet.insights.sql.Position;
import io.hoglet.insights.sql.Select;
import io.hoglet.insights.sql.Select.Conditions;
import io.hoglet.insights.sql.Select.Order;
import io.hoglet.insights.sql.Select.Page;
import io.hoglet.insights.sql.Select.Projection;
import io.hoglet.insights.sql.Select.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The SELECT of an events query. */
final class EventsSelect {

    private static final Duration DEFAULT_RANGE = Duration.ofHours(24);

    private final Project project;
    private final Instant now;

    EventsSelect(Project project, Instant now) {
        this.project = project;
        this.now = now;
    }

    Select select(Query.Events query, ShownColumns columns) {
        return new Select(
                new Projection(false, columns.items()),
                new Source.Named("events", null, Position.NONE),
                new Conditions(Make.and(conditions(query)), columns.isAggregating() ? columns.keys() : List.of(), null),
                order(query.shown().orderBy(), columns),
                new Page(query.paging().limit(), query.paging().offset()));
    }

    private List<Expr> conditions(Query.Events query) {
        Query.EventsWanted wanted = query.wanted();
        var all = new ArrayList<Expr>();
        List<Expr> where = wanted.where().stream().map(Parser::parseExpression).toList();
        lower(query, where).ifPresent(after -> all.add(bound(Operator.GREATER, after)));
        query.range()
                .to()
                .flatMap(text -> moment(text, "before"))
                .ifPresent(before -> all.add(bound(Operator.LESS, before)));
        wanted.event().ifPresent(event -> all.add(Make.equal(Make.field("event"), Make.text(event))));
        wanted.person().ifPresent(id -> all.add(Make.equal(Make.field("person_id"), Make.text(id.toString()))));
        all.addAll(where);
        return new FilterExpressions(project, now).conditions(all, List.of(wanted.filter()));
    }

    /** The last day, unless the query says from when, until when, or whose events it wants. */
    private Optional<Instant> lower(Query.Events query, List<Expr> where) {
        if (query.range().from().isPresent()) {
            return moment(query.range().from().get(), "after");
        }
        boolean isBounded = query.range().to().isPresent()
                || query.wanted().person().isPresent()
                || where.stream().anyMatch(expr -> Aggregates.reads(expr, "timestamp"));
        return isBounded ? Optional.empty() : Optional.of(now.minus(DEFAULT_RANGE));
    }

    private Optional<Instant> moment(String text, String field) {
        if (text.equals("all")) {
            return Optional.empty();
        }
        return Optional.of(RelativeDate.parse(text, now.atZone(project.zone()), project)
                .orElseThrow(() -> InvalidQueryException.at(field, "not a date: use a form such as -24h or 2026-01-31"))
                .at()
                .toInstant());
    }

    private static Expr bound(Operator operator, Instant moment) {
        return Make.binary(Make.field("timestamp"), operator, Make.text(moment.toString()));
    }

    private static List<Order> order(List<String> orderBy, ShownColumns columns) {
        if (!orderBy.isEmpty()) {
            return orderBy.stream().map(Parser::parseOrder).toList();
        }
        if (!columns.isAggregating()) {
            // The uuid makes the order total, so that pages neither repeat nor skip events of one moment.
            return List.of(new Order(Make.field("timestamp"), true), new Order(Make.field("uuid"), true));
        }
        return List.of(new Order(Make.field(columns.firstAggregate()), true));
    }
}
