// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.probe;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoglet.bench.BenchException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Makes the flags that the benchmark asks for; those of an earlier run are taken as they are. */
public final class FlagApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI flags;
    private final String personalApiKey;

    public FlagApi(URI url, String projectId, String personalApiKey) {
        this.flags = url.resolve("/api/projects/" + projectId + "/feature_flags/");
        this.personalApiKey = personalApiKey;
    }

    /** Half of the persons who have the plan {@code pro}, and a tenth of all others. */
    public void make(int number) throws InterruptedException {
        for (int i = 0; i < number; i++) {
            post("""
                    {"key": "bench-%d", "active": true, "filters": {"groups": [
                      {"properties": [{"key": "plan", "type": "person", "operator": "exact", "value": "pro"}],
                       "rollout_percentage": 50},
                      {"properties": [], "rollout_percentage": 10}]}}""".formatted(i));
        }
    }

    private void post(String flag) throws InterruptedException {
        var request = HttpRequest.newBuilder(flags)
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + personalApiKey)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(flag))
                .build();
        try {
            var response = client.send(request, BodyHandlers.ofString());
            boolean existed = response.statusCode() == 400
                    && JSON.readTree(response.body()).path("code").asText().equals("unique");
            if (response.statusCode() != 201 && !existed) {
                throw new BenchException("the flag API answered " + response.statusCode() + ": " + response.body());
            }
        } catch (IOException e) {
            throw new BenchException("cannot reach " + flags + ": is the server running? ./hoglet up", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
