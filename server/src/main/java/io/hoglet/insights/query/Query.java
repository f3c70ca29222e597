// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A question to the warehouse. Each kind is one record, and one package beside this one answers it. */
public sealed interface Query {

    /** How often, or by how many, per period: one line for each series. */
    record Trends(List<Series> series, Period period, Filter filter, Optional<Breakdown> breakdown, Display display)
            implements Query {
        public Trends {
            series = List.copyOf(series);
        }
    }

    /** A table of events, column by column as HogQL expressions. */
    record Events(Shown shown, EventsWanted wanted, Range range, Paging paging) implements Query {}

    /** The people behind one point of a trend. */
    record Actors(Point point, Optional<String> search, Paging paging) implements Query {}

    /** Free SQL in the product's dialect. */
    record HogQL(String sql) implements Query {}

    /** One line of a trend: which events, and what is made of them. An absent event means all events. */
    record Series(
            Optional<String> event, Optional<String> name, Optional<String> customName, Measure math, Filter filter) {
        public String label() {
            return name.or(() -> event).orElse("All events");
        }
    }

    /** Texts as they came, such as {@code -7d}; only a clock can say which days they are. */
    record Range(Optional<String> from, Optional<String> to) {}

    record Period(Range range, Interval interval) {}

    /** @param limit how many values are shown for themselves before the rest is folded into one */
    record Breakdown(String property, PropertyType type, int limit) {
        public static final int DEFAULT_LIMIT = 25;
        public static final int MAX_LIMIT = 100;
        public static final String OTHER = "$$_posthog_breakdown_other_$$";
        public static final String NONE = "$$_posthog_breakdown_null_$$";
    }

    /** @param expressions HogQL, or {@code *} or {@code person} */
    record Shown(List<String> expressions, List<String> orderBy) {
        public Shown {
            expressions = List.copyOf(expressions);
            orderBy = List.copyOf(orderBy);
        }
    }

    /** @param where HogQL conditions, all of which must hold */
    record EventsWanted(Optional<String> event, Optional<UUID> person, List<String> where, Filter filter) {
        public EventsWanted {
            where = List.copyOf(where);
        }
    }

    record Paging(int limit, int offset) {}

    /**
     * A point of a trend, as it was clicked.
     *
     * @param day the label of its bucket; absent means the whole range
     * @param breakdown the value it is of; absent when the trend has none, or for all of them
     */
    record Point(Trends trends, Optional<String> day, int series, Optional<String> breakdown) {}
}
