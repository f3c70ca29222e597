// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.trends;

import io.hoglet.insights.dates.Bucket;
import io.hoglet.insights.dates.DateRange;
import io.hoglet.insights.filters.FilterExpressions;
import io.hoglet.insights.query.Answer;
import io.hoglet.insights.query.Answer.Line;
import io.hoglet.insights.query.Answer.ResolvedRange;
import io.hoglet.insights.query.Answer.SeriesShown;
import io.hoglet.insights.query.Answer.Values;
import io.hoglet.insights.query.Display;
import io.hoglet.insights.query.Query;
import io.hoglet.insights.query.Query.Breakdown;
import io.hoglet.insights.query.Rows;
import io.hoglet.insights.sql.Compiler.Compiled;
import io.hoglet.insights.sql.Engine;
import io.hoglet.insights.sql.Select;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers trends: one or two statements for each series, and the empty buckets filled in here. */
public final class TrendsAnswers {

    private final Engine engine;
    private final FilterExpressions filters;

    public TrendsAnswers(Engine engine) {
        this.engine = engine;
        this.filters = new FilterExpressions(engine.project(), engine.now());
    }

    public Answer.Trends answer(Query.Trends trends) {
        DateRange range = range(trends);
        List<Bucket> buckets = range.buckets(trends.period().interval());
        var lines = new ArrayList<Line>();
        var hogql = new ArrayList<String>();
        for (int order = 0; order < trends.series().size(); order++) {
            Query.Series series = trends.series().get(order);
            var query = new SeriesQuery(trends, series, range, filters);
            var shown = new SeriesShown(order, series);
            Compiled compiled = engine.compile(select(trends, query), 99_000);
            hogql.add(compiled.hogql());
            Rows rows = engine.run(compiled);
            lines.addAll(new Lines(trends, shown, buckets).of(rows));
        }
        DateTimeFormatter iso = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
        var resolved = new ResolvedRange(iso.format(range.from()), iso.format(range.to()));
        return new Answer.Trends(lines, engine.project().zone().getId(), resolved, String.join(";\n", hogql));
    }

    /** The days that the texts of the query mean at this moment. */
    public DateRange range(Query.Trends trends) {
        return DateRange.of(
                trends.period().range(),
                trends.period().interval(),
                engine.project(),
                engine.now(),
                () -> new EarliestEvent(engine).find());
    }

    private Select select(Query.Trends trends, SeriesQuery query) {
        boolean overTime = trends.display() == Display.OVER_TIME;
        if (trends.breakdown().isEmpty()) {
            return overTime ? query.overTime() : query.total();
        }
        Breakdown breakdown = trends.breakdown().get();
        List<String> top = topValues(query, breakdown);
        return overTime ? query.overTime(breakdown, top) : query.total(breakdown, top);
    }

    /** The values that are shown for themselves. */
    public List<String> topValues(SeriesQuery query, Breakdown breakdown) {
        return engine.all(query.topValues(breakdown)).first(breakdown.limit()).rows().stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
    }

    /** Turns the rows of one series into its lines. */
    private record Lines(Query.Trends trends, SeriesShown shown, List<Bucket> buckets) {

        List<Line> of(Rows rows) {
            return trends.display() == Display.OVER_TIME ? overTime(rows) : totals(rows);
        }

        private List<Line> totals(Rows rows) {
            boolean broken = trends.breakdown().isPresent();
            return sorted(rows.rows().stream()
                    .map(row -> line(
                            broken ? Optional.of(String.valueOf(row.getFirst())) : Optional.empty(),
                            Values.NONE,
                            Optional.of(number(row.getLast()))))
                    .toList());
        }

        private List<Line> overTime(Rows rows) {
            boolean broken = trends.breakdown().isPresent();
            var byValue = new LinkedHashMap<Optional<String>, Map<String, Number>>();
            if (!broken) {
                byValue.put(Optional.empty(), new LinkedHashMap<>());
            }
            for (List<@Nullable Object> row : rows.rows()) {
                Optional<String> value = broken ? Optional.of(String.valueOf(row.get(1))) : Optional.empty();
                byValue.computeIfAbsent(value, _ -> new LinkedHashMap<>())
                        .put(String.valueOf(row.getFirst()), number(row.getLast()));
            }
            var lines = new ArrayList<Line>();
            byValue.forEach((value, numbers) -> lines.add(line(value, values(numbers), Optional.empty())));
            return sorted(lines);
        }

        private Values values(Map<String, Number> numbers) {
            List<Number> data = buckets.stream()
                    .map(bucket -> numbers.getOrDefault(
                            key(bucket), Measures.zero(shown.series().math())))
                    .toList();
            double sum = data.stream().mapToDouble(Number::doubleValue).sum();
            return new Values(
                    number(sum),
                    data,
                    buckets.stream().map(Bucket::label).toList(),
                    buckets.stream().map(Bucket::day).toList());
        }

        private static String key(Bucket bucket) {
            return switch (bucket.interval()) {
                case HOUR -> Long.toString(bucket.start().toEpochSecond());
                case DAY, WEEK, MONTH -> bucket.start().toLocalDate().toString();
            };
        }

        private Number number(@Nullable Object cell) {
            return Measures.number(shown.series().math(), cell);
        }

        private Line line(Optional<String> value, Values values, Optional<Number> total) {
            return new Line(shown, value.map(this::label).orElse(shown.series().label()), values, value, total);
        }

        private String label(String value) {
            String text = switch (value) {
                case Breakdown.OTHER -> "Other (i.e. all remaining values)";
                case Breakdown.NONE -> "None (i.e. no value)";
                default -> value;
            };
            return trends.series().size() == 1 ? text : shown.series().label() + " - " + text;
        }

        /** The greatest first, and the folded ones last. */
        private static List<Line> sorted(List<Line> lines) {
            return lines.stream()
                    .sorted(Comparator.comparingInt(Lines::rank)
                            .thenComparing(Lines::size, Comparator.reverseOrder())
                            .thenComparing(line -> line.breakdown().orElse("")))
                    .toList();
        }

        private static int rank(Line line) {
            return switch (line.breakdown().orElse("")) {
                case Breakdown.OTHER -> 1;
                case Breakdown.NONE -> 2;
                default -> 0;
            };
        }

        private static double size(Line line) {
            return line.total().orElse(line.values().count()).doubleValue();
        }
    }
}
