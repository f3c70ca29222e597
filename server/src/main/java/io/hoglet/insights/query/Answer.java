// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a query gives. Ready to be written as JSON: values are texts, numbers, booleans, lists, and the records here.
 */
public sealed interface Answer {

    /** @param hogql how the query reads in the product's SQL */
    record Trends(List<Line> lines, String timezone, ResolvedRange range, String hogql) implements Answer {}

    record Table(Grid grid, String hogql, String engineSql, Page page) implements Answer {}

    record Actors(List<ActorRow> rows, Page page, String hogql) implements Answer {}

    /** The first and the last moment counted, ISO-8601 in the project's zone. */
    record ResolvedRange(String from, String to) {}

    record Page(boolean hasMore, int limit, int offset) {}

    /** @param rows cells as in {@link Rows}, and also {@link JsonText}, {@link EventObject}, {@link PersonObject} */
    record Grid(List<String> columns, List<String> types, List<List<@Nullable Object>> rows) {}

    record ActorRow(ActorDirectory.Actor actor, long events) {}

    /**
     * One line of a trend, or one slice of a pie.
     *
     * @param values what each bucket holds, and their sum, which is a sum even for unique persons
     * @param total the value over the whole range, for displays that show one value
     */
    record Line(SeriesShown series, String label, Values values, Optional<String> breakdown, Optional<Number> total) {}

    record SeriesShown(int order, Query.Series series) {}

    record Values(Number count, List<Number> data, List<String> labels, List<String> days) {
        public static final Values NONE = new Values(0L, List.of(), List.of(), List.of());
    }

    /** The {@code *} of an events query. */
    record EventObject(
            Identity identity, JsonText properties, String timestamp, String elementsChain, String createdAt) {
        /** Who sent what. */
        public record Identity(String uuid, String event, String distinctId, long teamId) {}
    }

    /** The {@code person} of an events query. */
    record PersonObject(String id, @Nullable String createdAt, JsonText properties, String distinctId) {}
}
