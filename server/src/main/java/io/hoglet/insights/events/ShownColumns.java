// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.events;

import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.sql.Aggregates;
import io.hoglet.insights.sql.Expr;
import io.hoglet.insights.sql.Make;
import io.hoglet.insights.sql.Parser;
import io.hoglet.insights.sql.Select.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of an events query. The whole event and its person take several columns of the statement each. */
record ShownColumns(List<Column> columns) {

    /** One column as asked for; {@code first} is where its parts begin in the statement. */
    record Column(String name, Part part, int first) {}

    /** What a column shows. */
    sealed interface Part {

        record WholeEvent() implements Part {}

        record Person() implements Part {}

        record Value(Expr expr) implements Part {}
    }

    private static final int MAX_COLUMNS = 100;
    private static final List<String> EVENT_PARTS =
            List.of("uuid", "event", "properties", "timestamp", "distinct_id", "elements_chain", "created_at");

    static ShownColumns parse(List<String> expressions) {
        if (expressions.isEmpty() || expressions.size() > MAX_COLUMNS) {
            throw InvalidQueryException.at("select", "give 1 to " + MAX_COLUMNS + " columns");
        }
        var columns = new ArrayList<Column>();
        int next = 0;
        for (String expression : expressions) {
            var column = new Column(expression, part(expression), next);
            columns.add(column);
            next += exprs(column.part).size();
        }
        return new ShownColumns(columns);
    }

    private static Part part(String expression) {
        return switch (expression.strip()) {
            case "*" -> new Part.WholeEvent();
            case "person" -> new Part.Person();
            default -> new Part.Value(Parser.parseExpression(expression));
        };
    }

    private static List<Expr> exprs(Part part) {
        return switch (part) {
            case Part.WholeEvent _ ->
                EVENT_PARTS.stream().map(name -> Make.field(name)).toList();
            case Part.Person _ ->
                List.of(Make.field("person_id"), Make.field("distinct_id"), Make.field("person", "properties"));
            case Part.Value(Expr expr) -> List.of(expr);
        };
    }

    /** The statement's columns, under names that no expression of the caller uses. */
    List<Item> items() {
        List<Expr> all =
                columns.stream().flatMap(column -> exprs(column.part).stream()).toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> Make.item(all.get(i), "column " + i))
                .toList();
    }

    boolean isAggregating() {
        return columns.stream().anyMatch(column -> isAggregate(column));
    }

    /** The name, in the statement, of the first column that is an aggregate. */
    String firstAggregate() {
        return columns.stream()
                .filter(column -> isAggregate(column))
                .map(column -> "column " + column.first)
                .findFirst()
                .orElseThrow();
    }

    /** Beside an aggregate every other column is a key to group by. */
    List<Expr> keys() {
        return columns.stream()
                .filter(column -> !isAggregate(column))
                .flatMap(column -> exprs(column.part).stream())
                .toList();
    }

    private static boolean isAggregate(Column column) {
        return column.part instanceof Part.Value(Expr expr) && Aggregates.isIn(expr);
    }
}
