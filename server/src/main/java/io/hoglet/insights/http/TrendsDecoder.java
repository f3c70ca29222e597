// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import io.hoglet.insights.query.Display;
import io.hoglet.insights.query.Interval;
import io.hoglet.insights.query.Measure;
import io.hoglet.insights.query.Measure.Aggregate;
import io.hoglet.insights.query.PropertyType;
import io.hoglet.insights.query.Query;
import io.hoglet.insights.query.Query.Breakdown;
import java.util.List;
import java.util.Optional;

/**
 * Reads a TrendsQuery. What is not supported yet is refused rather than left out: a wrong number is worse than none.
 */
final class TrendsDecoder {

    private static final int MAX_SERIES = 26;

    private TrendsDecoder() {}

    static Query.Trends decode(Json json) {
        List<Json> series = json.get("series").list();
        if (series.isEmpty() || series.size() > MAX_SERIES) {
            throw json.get("series").invalid("give 1 to " + MAX_SERIES + " series");
        }
        refuseUnsupported(json);
        return new Query.Trends(
                series.stream().map(TrendsDecoder::series).toList(),
                new Query.Period(
                        range(json.get("dateRange")), json.get("interval").oneOf(Interval.class, Interval.DAY)),
                FilterDecoder.decode(json.get("properties")),
                breakdown(json.get("breakdownFilter")),
                display(json.get("trendsFilter").get("display")));
    }

    private static void refuseUnsupported(Json json) {
        for (String name : List.of("formula", "formulas", "formulaNodes")) {
            Json formula = json.get("trendsFilter").get(name);
            boolean isBlank =
                    formula.node().isEmpty() && formula.node().asText().isEmpty();
            if (formula.isPresent() && !isBlank) {
                throw formula.invalid("formulas are not supported yet");
            }
        }
        Json compare = json.get("compareFilter").get("compare");
        if (compare.isPresent() && compare.node().asBoolean()) {
            throw compare.invalid("comparing with an earlier time is not supported yet");
        }
    }

    private static Query.Series series(Json json) {
        String kind = json.object().get("kind").text().orElse("EventsNode");
        if (!kind.equals("EventsNode")) {
            throw json.get("kind").invalid("only EventsNode is supported yet");
        }
        return new Query.Series(
                json.get("event").text(),
                json.get("name").text(),
                json.get("custom_name").text(),
                math(json),
                FilterDecoder.decode(json.get("properties")));
    }

    private static Measure math(Json json) {
        Json math = json.get("math");
        return switch (math.text().orElse("total")) {
            case "total" -> new Measure.Total();
            case "dau" -> new Measure.UniquePersons();
            default ->
                new Measure.OfProperty(
                        math.oneOf(Aggregate.class, Aggregate.SUM),
                        json.get("math_property").requiredText());
        };
    }

    static Query.Range range(Json json) {
        return new Query.Range(json.get("date_from").text(), json.get("date_to").text());
    }

    private static Optional<Breakdown> breakdown(Json json) {
        if (!json.isPresent()) {
            return Optional.empty();
        }
        int limit = Math.min(
                Breakdown.MAX_LIMIT,
                json.get("breakdown_limit").number(Breakdown.DEFAULT_LIMIT, 1, Breakdown.MAX_LIMIT));
        List<Json> several = json.get("breakdowns").list();
        if (several.size() > 1) {
            throw json.get("breakdowns").invalid("more than one breakdown is not supported yet");
        }
        if (several.size() == 1) {
            Json one = several.getFirst();
            return Optional.of(new Breakdown(one.get("property").requiredText(), type(one.get("type")), limit));
        }
        Json breakdown = json.get("breakdown");
        if (!breakdown.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Breakdown(breakdown.requiredText(), type(json.get("breakdown_type")), limit));
    }

    private static PropertyType type(Json json) {
        return json.oneOf(PropertyType.class, PropertyType.EVENT);
    }

    private static Display display(Json json) {
        return switch (json.text().orElse("ActionsLineGraph")) {
            case "ActionsLineGraph", "ActionsAreaGraph", "ActionsBar", "ActionsStackedBar", "ActionsUnstackedBar" ->
                Display.OVER_TIME;
            case "ActionsTable", "ActionsPie", "ActionsBarValue", "WorldMap", "BoldNumber" -> Display.TOTAL_VALUE;
            default -> throw json.invalid("this display is not supported yet");
        };
    }
}
