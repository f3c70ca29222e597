// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hoglet.demo.client.Target;
import io.hoglet.demo.foodmart.DemoEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Links to charts that show the data at once; the default of "the last days" would show nothing of 1997. */
final class Charts {
    record Link(String title, String url) {}

    private record Chart(
            String title, String event, Map<String, String> math, String interval, Map<String, Object> more) {}

    private static final Map<String, String> SALES = Map.of("date_from", "1997-01-01", "date_to", "1998-12-31");
    private static final Map<String, String> OPENINGS = Map.of("date_from", "1990-01-01", "date_to", "1994-12-31");
    private static final Map<String, String> TOTAL = Map.of("math", "total");
    private static final Map<String, String> PERSONS = Map.of("math", "dau");
    private static final Map<String, String> REVENUE = Map.of("math", "sum", "math_property", "amount");

    private static final List<Chart> CHARTS = List.of(
            new Chart("Purchases per month", DemoEvent.PURCHASED, TOTAL, "month", Map.of()),
            new Chart("Revenue by product department", DemoEvent.PURCHASED, REVENUE, "month", by("department")),
            new Chart("Unique buyers per week", DemoEvent.PURCHASED, PERSONS, "week", Map.of()),
            new Chart("Purchases by country of the store", DemoEvent.PURCHASED, TOTAL, "month", by("store_country")),
            new Chart("Buyers by member card", DemoEvent.PURCHASED, PERSONS, "month", byPerson("member_card")),
            new Chart("Accounts opened per month", DemoEvent.SIGNED_UP, TOTAL, "month", Map.of()));

    private Charts() {}

    static List<Link> of(Target target) {
        return CHARTS.stream()
                .map(chart -> new Link(chart.title(), url(target, chart)))
                .toList();
    }

    private static String url(Target target, Chart chart) {
        var path = "/project/" + target.projectId() + "/insights/new?query=";
        return target.at(path + URLEncoder.encode(json(query(chart)), StandardCharsets.UTF_8))
                .toString();
    }

    private static Map<String, Object> query(Chart chart) {
        var series = new LinkedHashMap<String, Object>();
        series.put("kind", "EventsNode");
        series.put("event", chart.event());
        series.put("name", chart.event());
        series.putAll(chart.math());
        var query = new LinkedHashMap<String, Object>();
        query.put("kind", "TrendsQuery");
        query.put("series", List.of(series));
        query.put("interval", chart.interval());
        query.put("dateRange", chart.event().equals(DemoEvent.SIGNED_UP) ? OPENINGS : SALES);
        query.putAll(chart.more());
        return query;
    }

    private static Map<String, Object> by(String property) {
        return Map.of("breakdownFilter", Map.of("breakdown", property, "breakdown_type", "event"));
    }

    private static Map<String, Object> byPerson(String property) {
        return Map.of("breakdownFilter", Map.of("breakdown", property, "breakdown_type", "person"));
    }

    private static String json(Map<String, Object> query) {
        try {
            return new ObjectMapper()
                    .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
                    .writeValueAsString(query);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a query of plain maps is always JSON", e);
        }
    }
}
