// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.hoglet.insights.query.Query;
import io.hoglet.insights.query.Query.Paging;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the body of a query request. */
final class QueryDecoder {

    private static final int MAX_EVENTS = 10_000;
    private static final int MAX_ACTORS = 1_000;
    private static final int MAX_OFFSET = 1_000_000;

    private QueryDecoder() {}

    static Query decode(JsonNode body) {
        Json query = new Json(body.path("query"), "query");
        if (!query.node().isObject()) {
            throw query.invalid("the body must be {\"query\": {\"kind\": …}}");
        }
        return kind(Json.root(query.node()));
    }

    private static Query kind(Json json) {
        return switch (json.get("kind").requiredText()) {
            case "TrendsQuery" -> TrendsDecoder.decode(json);
            case "EventsQuery" -> events(json);
            case "ActorsQuery" -> actors(json);
            case "HogQLQuery" -> hogql(json);
            case "InsightVizNode", "DataTableNode", "DataVisualizationNode" -> wrapped(json);
            default -> throw json.get("kind").invalid("this kind of query is not supported yet");
        };
    }

    /** What the web app wraps a query in to say how it is drawn. */
    private static Query wrapped(Json json) {
        Json source = json.get("source").object();
        return switch (source.get("kind").requiredText()) {
            case "TrendsQuery" -> TrendsDecoder.decode(source);
            case "EventsQuery" -> events(source);
            case "ActorsQuery" -> actors(source);
            case "HogQLQuery" -> hogql(source);
            default -> throw source.get("kind").invalid("this kind of query is not supported yet");
        };
    }

    private static Query hogql(Json json) {
        return new Query.HogQL(json.get("query").requiredText());
    }

    private static Query events(Json json) {
        var wanted = new Query.EventsWanted(
                json.get("event").text(),
                json.get("personId").text().map(text -> uuid(json.get("personId"), text)),
                texts(json.get("where")),
                FilterDecoder.decode(json.get("properties")));
        return new Query.Events(
                new Query.Shown(texts(json.get("select")), texts(json.get("orderBy"))),
                wanted,
                new Query.Range(json.get("after").text(), json.get("before").text()),
                paging(json, MAX_EVENTS));
    }

    private static Query actors(Json json) {
        Json source = json.get("source").object();
        if (!source.get("kind").requiredText().equals("InsightActorsQuery")) {
            throw source.get("kind").invalid("only InsightActorsQuery is supported yet");
        }
        Json insight = source.get("source").object();
        if (!insight.get("kind").requiredText().equals("TrendsQuery")) {
            throw insight.get("kind").invalid("only TrendsQuery is supported yet");
        }
        var point = new Query.Point(
                TrendsDecoder.decode(insight),
                source.get("day").text(),
                source.get("series").number(0, 0, Integer.MAX_VALUE),
                breakdown(source.get("breakdown")));
        return new Query.Actors(
                point, json.get("search").text().filter(text -> !text.isBlank()), paging(json, MAX_ACTORS));
    }

    private static Optional<String> breakdown(Json json) {
        if (!json.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                json.node().isArray() && json.node().size() == 1
                        ? json.list().getFirst().scalar()
                        : json.scalar());
    }

    private static Paging paging(Json json, int most) {
        return new Paging(
                json.get("limit").number(100, 1, most), json.get("offset").number(0, 0, MAX_OFFSET));
    }

    private static UUID uuid(Json json, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException _) {
            throw json.invalid("not a UUID");
        }
    }

    private static List<String> texts(Json json) {
        return json.list().stream().map(Json::requiredText).toList();
    }
}
