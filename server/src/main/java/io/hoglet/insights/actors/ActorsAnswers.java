// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.actors;

import io.hoglet.insights.dates.Bucket;
import io.hoglet.insights.dates.DateRange;
import io.hoglet.insights.dates.IsoDate;
import io.hoglet.insights.filters.FilterExpressions;
import io.hoglet.insights.query.ActorDirectory;
import io.hoglet.insights.query.ActorDirectory.Actor;
import io.hoglet.insights.query.Answer;
import io.hoglet.insights.query.Answer.ActorRow;
import io.hoglet.insights.query.Answer.Page;
import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.query.Query;
import io.hoglet.insights.query.Query.Breakdown;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.sql.Compiler.Compiled;
import io.hoglet.insights.sql.Engine;
import io.hoglet.insights.sql.Expr;
import io.hoglet.insights.sql.Expr.Operator;
import io.hoglet.insights.sql.Make;
import io.hoglet.insights.sql.Parser;
import io.hoglet.insights.sql.Select;
import io.hoglet.insights.sql.Select.Conditions;
import io.hoglet.insights.sql.Select.Order;
import io.hoglet.insights.sql.Select.Projection;
import io.hoglet.insights.trends.SeriesQuery;
import io.hoglet.insights.trends.TrendsAnswers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers who stands behind a point of a trend, from the very conditions that made the point. */
public final class ActorsAnswers {

    private static final int FOUND_AT_MOST = 1_000;

    private final Engine engine;
    private final ActorDirectory directory;
    private final TrendsAnswers trendsAnswers;

    public ActorsAnswers(Engine engine, ActorDirectory directory) {
        this.engine = engine;
        this.directory = directory;
        this.trendsAnswers = new TrendsAnswers(engine);
    }

    public Answer.Actors answer(Query.Actors query) {
        int limit = query.paging().limit();
        Compiled compiled = engine.compile(select(query), limit);
        Rows rows = engine.run(compiled);
        var page = new Page(rows.rows().size() > limit, limit, query.paging().offset());
        return new Answer.Actors(actors(rows.first(limit)), page, compiled.hogql());
    }

    private Select select(Query.Actors query) {
        var items = List.of(
                Make.item(Make.field("person_id"), "actor_id"),
                Make.item(Make.call("count"), "event_count"),
                Make.item(Parser.parseExpression("groupUniqArray(10)(distinct_id)"), "ids"));
        return new Select(
                new Projection(false, items),
                SeriesQuery.events(),
                new Conditions(
                        Make.and(conditions(query.point())),
                        List.of(Make.field("actor_id")),
                        query.search().map(this::found).orElse(null)),
                List.of(new Order(Make.field("event_count"), true), new Order(Make.field("actor_id"), false)),
                new Select.Page(query.paging().limit(), query.paging().offset()));
    }

    private List<Expr> conditions(Query.Point point) {
        Query.Trends trends = point.trends();
        if (point.series() < 0 || point.series() >= trends.series().size()) {
            throw InvalidQueryException.at("source.series", "the source has no series with this number");
        }
        Query.Series series = trends.series().get(point.series());
        DateRange range = trendsAnswers.range(trends);
        var filters = new FilterExpressions(engine.project(), engine.now());
        DateRange clicked = point.day().map(day -> bucket(day, trends, range)).orElse(range);
        var all = new ArrayList<>(new SeriesQuery(trends, series, clicked, filters).conditions());
        point.breakdown().ifPresent(value -> {
            Breakdown breakdown = trends.breakdown()
                    .orElseThrow(() -> InvalidQueryException.at("source.breakdown", "the source has no breakdown"));
            // Which values are shown for themselves is decided over the whole range, as it was for the chart.
            var whole = new SeriesQuery(trends, series, range, filters);
            all.add(SeriesQuery.isValue(breakdown, trendsAnswers.topValues(whole, breakdown), value));
        });
        return all;
    }

    private DateRange bucket(String day, Query.Trends trends, DateRange range) {
        IsoDate date = IsoDate.parse(day, engine.project().zone())
                .orElseThrow(() -> InvalidQueryException.at("source.day", "not a day such as 2026-01-31"));
        Bucket bucket = Bucket.of(
                date.at(), trends.period().interval(), engine.project().weekStart());
        DateRange within = range.within(bucket);
        if (within.from().isAfter(within.to())) {
            throw InvalidQueryException.at("source.day", "the day lies outside the date range of the source");
        }
        return within;
    }

    /** By what is known of people now, or by a distinct id of the events counted. */
    private Expr found(String search) {
        Expr byDistinctId = Make.binary(
                Make.call("countIf", Make.contains(Make.field("distinct_id"), search)),
                Operator.GREATER,
                Make.number(0));
        List<String> ids = directory.search(engine.project().teamId(), search, FOUND_AT_MOST).stream()
                .map(UUID::toString)
                .toList();
        return ids.isEmpty()
                ? byDistinctId
                : Make.or(List.of(byDistinctId, Make.in(Make.call("toString", Make.field("actor_id")), ids)));
    }

    private List<ActorRow> actors(Rows rows) {
        List<UUID> ids = rows.rows().stream()
                .map(row -> UUID.fromString(String.valueOf(row.getFirst())))
                .toList();
        var known = directory.find(engine.project().teamId(), ids);
        var actors = new ArrayList<ActorRow>();
        for (int i = 0; i < ids.size(); i++) {
            List<@Nullable Object> row = rows.rows().get(i);
            UUID id = ids.get(i);
            Actor actor = Optional.ofNullable(known.get(id)).orElseGet(() -> Actor.unknown(id, texts(row.get(2))));
            actors.add(new ActorRow(actor, row.get(1) instanceof Number count ? count.longValue() : 0));
        }
        return actors;
    }

    private static List<String> texts(@Nullable Object cell) {
        return cell instanceof List<?> list
                ? list.stream().map(String::valueOf).sorted().toList()
                : List.of();
    }
}
