// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** The public API of a running server, as a script with a personal API key uses it. Thread-safe. */
final class Hoglet {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final String url;
    private final String personalApiKey;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    Hoglet(String url, String personalApiKey) {
        this.url = url;
        this.personalApiKey = personalApiKey;
    }

    String url() {
        return url;
    }

    String personalApiKey() {
        return personalApiKey;
    }

    /** A project of its own for each scenario: nobody else's events are in its numbers. */
    Project newProject(String name) throws IOException, InterruptedException {
        var made = post("/api/projects", Map.of("name", name)).success();
        return project(made.path("id").asLong(), made.path("api_token").asText());
    }

    Project project(long id, String token) {
        return new Project(this, id, token);
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Answer.write(body))));
    }

    /** The status, or 0 when nobody answers. */
    int statusOf(String path) throws InterruptedException {
        try {
            return get(path).status();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + personalApiKey);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }
}
