// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.explore;

import io.hoglet.insights.query.Project;
import io.hoglet.insights.query.PropertyType;
import io.hoglet.insights.query.Warehouse;
import io.hoglet.insights.sql.Engine;
import io.hoglet.insights.sql.Expr;
import io.hoglet.insights.sql.Expr.Operator;
import io.hoglet.insights.sql.Make;
import io.hoglet.insights.sql.Position;
import io.hoglet.insights.sql.Select;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The most frequent values of a property, for the menus of filters: of events the last month's, of persons the current
 * ones. Holds no state; may be called by many threads.
 */
public final class PropertyValues {

    private static final int LIMIT = 20;
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    private final Warehouse warehouse;
    private final Clock clock;

    public PropertyValues(Warehouse warehouse, Clock clock) {
        this.warehouse = warehouse;
        this.clock = clock;
    }

    /**
     * What is wanted.
     *
     * @param event only events of this name
     * @param search part of the value, any case
     */
    public record Wish(String key, PropertyType type, Optional<String> event, Optional<String> search) {}

    /** A value and how often it was found. */
    public record Value(String name, long count) {}

    public List<Value> of(Project project, Wish wish) {
        var engine = new Engine(project, warehouse, clock.instant());
        return engine.run(engine.compile(select(engine, wish))).first(LIMIT).rows().stream()
                .map(row -> new Value(
                        String.valueOf(row.get(0)), row.get(1) instanceof Number count ? count.longValue() : 0))
                .toList();
    }

    private static Select select(Engine engine, Wish wish) {
        Expr value = Make.field("properties", wish.key());
        var conditions = new ArrayList<Expr>();
        conditions.add(Make.isNotNull(value));
        if (wish.type() == PropertyType.EVENT) {
            String from = engine.now().minus(LOOK_BACK).toString();
            conditions.add(Make.binary(Make.field("timestamp"), Operator.GREATER, Make.text(from)));
            wish.event().ifPresent(event -> conditions.add(Make.equal(Make.field("event"), Make.text(event))));
        }
        wish.search().ifPresent(text -> conditions.add(Make.contains(value, text)));
        return new Select(
                new Select.Projection(
                        false, List.of(Make.item(value, "value"), Make.item(Make.call("count"), "frequency"))),
                new Select.Source.Named(wish.type() == PropertyType.EVENT ? "events" : "persons", null, Position.NONE),
                new Select.Conditions(Make.and(conditions), List.of(Make.field("value")), null),
                List.of(new Select.Order(Make.field("frequency"), true), new Select.Order(Make.field("value"), false)),
                new Select.Page(LIMIT, null));
    }
}
