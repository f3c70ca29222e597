// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One SELECT: what is shown, from where, under which conditions, in which order, and which page of it. */
public record Select(
        Projection projection, @Nullable Source source, Conditions conditions, List<Order> order, Page page) {

    public Select {
        order = List.copyOf(order);
    }

    public record Projection(boolean distinct, List<Item> items) {
        public Projection {
            items = List.copyOf(items);
        }
    }

    /** One shown expression. */
    public record Item(Expr expr, @Nullable String alias) {}

    public record Conditions(
            @Nullable Expr where,
            List<Expr> groupBy,
            @Nullable Expr having) {
        public static final Conditions NONE = new Conditions(null, List.of(), null);

        public Conditions {
            groupBy = List.copyOf(groupBy);
        }
    }

    public record Order(Expr expr, boolean descending) {}

    public record Page(@Nullable Integer limit, @Nullable Integer offset) {
        public static final Page UNBOUNDED = new Page(null, null);
    }

    /** What stands after FROM. */
    public sealed interface Source {

        /** A table by the name the caller gave it; not yet known to exist. */
        record Named(String table, @Nullable String alias, Position at) implements Source {}

        record Derived(Select select, @Nullable String alias, Position at) implements Source {}

        /** A table of the engine. {@link Scans} alone makes these, each with the team's condition beside it. */
        record Scan(String table, String alias) implements Source {}

        /** {@code left KIND right ON condition}, in the engine's terms. */
        record Join(Source left, String kind, Source right, Expr on) implements Source {}
    }
}
