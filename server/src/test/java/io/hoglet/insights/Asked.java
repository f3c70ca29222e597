// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.hoglet.insights.clickhouse.TestWarehouse;
import io.hoglet.insights.http.Queries;
import io.hoglet.insights.query.ActorDirectory;
import io.hoglet.insights.query.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Asks as a client does: JSON in, JSON out. Single quotes stand for double ones. The time is always {@link #NOW}. */
public record Asked(TestWarehouse warehouse, Project project, ActorDirectory directory) {

    /** A Wednesday. */
    public static final Instant NOW = Instant.parse("2026-07-15T10:30:00Z");

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    public static Asked of(TestWarehouse warehouse, long team) {
        var project = new Project(team, ZoneId.of("UTC"), DayOfWeek.SUNDAY);
        return new Asked(warehouse, project, new InMemoryActorDirectory(List.of()));
    }

    public Asked in(String zone) {
        return new Asked(warehouse, new Project(project.teamId(), ZoneId.of(zone), DayOfWeek.MONDAY), directory);
    }

    public Asked knowing(ActorDirectory.Actor... actors) {
        return new Asked(warehouse, project, new InMemoryActorDirectory(List.of(actors)));
    }

    /** @param query what stands in {@code {"query": …}} */
    public JsonNode answer(String query) {
        try {
            Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
            var insights = new Insights(warehouse.asWarehouse(), directory, clock);
            JsonNode body = JSON.readTree("{\"query\": " + query.replace('\'', '"') + "}");
            return JSON.readTree(JSON.writeValueAsBytes(new Queries(insights, clock).answer(project, body)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The rows of an SQL query, as JSON text. */
    public String sql(String sql) {
        return answer("{'kind': 'HogQLQuery', 'query': " + quoted(sql) + "}")
                .get("results")
                .toString();
    }

    /** A TrendsQuery of one series over the days of July 9th to 11th, plus {@code more} fields. */
    public JsonNode trend(String series, String more) {
        return answer("{'kind': 'TrendsQuery', 'series': [" + series + "], 'dateRange': {'date_from': '2026-07-09',"
                        + " 'date_to': '2026-07-11'}" + (more.isEmpty() ? "" : ", " + more) + "}")
                .get("results");
    }

    private static String quoted(String sql) {
        try {
            // The quotes of the SQL must survive the exchange of quotes in answer().
            return JSON.writeValueAsString(sql).replace("'", "\\u0027");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
