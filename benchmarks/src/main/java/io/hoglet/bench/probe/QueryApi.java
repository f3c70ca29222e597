// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoglet.bench.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** What a benchmark asks of a running instance beside its load: counts, single events, flags; thread-safe. */
public final class QueryApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI url;
    private final String projectId;
    private final String personalApiKey;

    public QueryApi(URI url, String projectId, String personalApiKey) {
        this.url = url;
        this.projectId = projectId;
        this.personalApiKey = personalApiKey;
    }

    /** @param hogql whose first column of the first row is a number */
    public long count(String hogql) throws InterruptedException {
        var body = json(Map.of("query", Map.of("kind", "HogQLQuery", "query", hogql)));
        var results =
                tree(success("/api/projects/" + projectId + "/query", body)).path("results");
        if (!results.isArray()) {
            throw new BenchException("the query API answered without results");
        }
        return results.path(0).path(0).asLong();
    }

    /** Makes a flag unless there is one of its key. */
    public void makeFlag(String flag) throws InterruptedException {
        var path = "/api/projects/" + projectId + "/feature_flags/";
        var answer = post(path, flag);
        boolean existed = answer.statusCode() == 400
                && tree(answer.body()).path("code").asText().equals("unique");
        if (answer.statusCode() != 201 && !existed) {
            throw refused(path, answer);
        }
    }

    /** The tag of what the server says there to the holder of the key. */
    public String etag(URI endpoint) throws InterruptedException {
        var request = HttpRequest.newBuilder(endpoint)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + personalApiKey)
                .GET()
                .build();
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.headers().firstValue("ETag").orElseThrow(() -> refused(endpoint.getPath(), answer));
        } catch (IOException e) {
            throw new BenchException("the server did not answer: " + e.getMessage(), e);
        }
    }

    /** Returns when the server has acknowledged the event. */
    void capture(Map<String, Object> event) throws InterruptedException {
        success("/e/", json(event));
    }

    private String success(String path, String body) throws InterruptedException {
        var answer = post(path, body);
        if (answer.statusCode() != 200) {
            throw refused(path, answer);
        }
        return answer.body();
    }

    private static BenchException refused(String path, HttpResponse<String> answer) {
        return new BenchException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }

    private HttpResponse<String> post(String path, String body) throws InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + personalApiKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BenchException("cannot reach " + url + ": is the server running? ./hoglet up", e);
        }
    }

    private static JsonNode tree(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            throw new BenchException("the server answered something that is not JSON", e);
        }
    }

    private static String json(Map<String, Object> value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain maps are always JSON", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
