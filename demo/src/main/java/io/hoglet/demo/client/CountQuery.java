// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoglet.demo.foodmart.DemoEvent;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;

/**
 * Counts our events and groups through the public query API. Only those with {@code source = 'foodmart'} count, so what
 * else is in the project does not matter; with a subset of the customers only theirs count.
 */
public final class CountQuery {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Http http;
    private final Target target;
    private final Optional<Integer> lastCustomerId;

    /** @param lastCustomerId empty when all customers are loaded */
    public CountQuery(Http http, Target target, Optional<Integer> lastCustomerId) {
        this.http = http;
        this.target = target;
        this.lastCustomerId = lastCustomerId;
    }

    public EventCounts now() throws LoadException, InterruptedException {
        var byEvent = run("SELECT event, count() FROM events WHERE " + ours() + " GROUP BY event");
        var persons = run("SELECT count(DISTINCT person_id) FROM events WHERE " + ours());
        var groups = run("SELECT count() FROM groups WHERE properties.source = '" + DemoEvent.SOURCE + "'");
        return new EventCounts(
                count(byEvent, DemoEvent.SIGNED_UP),
                count(byEvent, DemoEvent.PURCHASED),
                persons.path(0).path(0).asLong(),
                groups.path(0).path(0).asLong());
    }

    private String ours() {
        var ours = "properties.source = '" + DemoEvent.SOURCE + "' AND event IN ('" + DemoEvent.SIGNED_UP + "', '"
                + DemoEvent.PURCHASED + "')";
        return lastCustomerId
                .map(id -> ours + " AND toInt(properties.customer_id) <= " + id)
                .orElse(ours);
    }

    private static long count(JsonNode rows, String event) {
        for (var row : rows) {
            if (event.equals(row.path(0).asText())) {
                return row.path(1).asLong();
            }
        }
        return 0;
    }

    private JsonNode run(String hogql) throws LoadException, InterruptedException {
        var body = Map.of("query", Map.of("kind", "HogQLQuery", "query", hogql));
        try {
            var answer = http.send(HttpRequest.newBuilder(target.query())
                    .timeout(Http.REQUEST)
                    .header("Authorization", "Bearer " + target.personalApiKey())
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
            var results = JSON.readTree(answer).path("results");
            if (!results.isArray()) {
                throw new LoadException("the query API answered without results: is this a Hoglet server?");
            }
            return results;
        } catch (JsonProcessingException e) {
            throw new LoadException("the query API answered something that is not JSON: is this a Hoglet server?", e);
        }
    }
}
