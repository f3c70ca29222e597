// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** One project: its key for sending, and its numbers. */
record Project(Hoglet hoglet, long id, String token) {

    /** Sends events in one request, acknowledged when this returns. */
    void send(Object... events) throws IOException, InterruptedException {
        var answer = hoglet.post("/batch/", Map.of("api_key", token, "batch", List.of(events)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** The rows of a SQL query. */
    JsonNode sql(String query) throws IOException, InterruptedException {
        return query(Map.of("kind", "HogQLQuery", "query", query)).path("results");
    }

    long count(String condition) throws IOException, InterruptedException {
        return sql("SELECT count() FROM events WHERE " + condition)
                .path(0)
                .path(0)
                .asLong(-1);
    }

    JsonNode query(Object query) throws IOException, InterruptedException {
        return hoglet.post(path("/query"), Map.of("query", query)).success();
    }

    /** Everybody whose name, e-mail or ids match. */
    List<JsonNode> persons(String search) throws IOException, InterruptedException {
        var found = hoglet.get(path("/persons?search=") + URLEncoder.encode(search, UTF_8))
                .success();
        return StreamSupport.stream(found.path("results").spliterator(), false).toList();
    }

    static List<String> distinctIds(JsonNode person) {
        return StreamSupport.stream(person.path("distinct_ids").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private String path(String rest) {
        return "/api/projects/" + id + rest;
    }
}
