// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoglet.http.Health;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalDouble;

/** Asks a running server's management port. */
final class ServerProbe {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String managementUrl;

    ServerProbe(String managementUrl) {
        this.managementUrl = managementUrl;
    }

    Health.Readiness readiness() {
        try {
            return JSON.readValue(get("/_health/ready"), Health.Readiness.class);
        } catch (IOException e) {
            throw new CommandFailedException("The server does not answer on " + managementUrl + ".", e);
        }
    }

    /** The value of a metric without labels. */
    OptionalDouble metric(String name) {
        try {
            return get("/metrics")
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    private String get(String path) throws IOException {
        try (var client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            var request = HttpRequest.newBuilder(URI.create(managementUrl + path))
                    .timeout(TIMEOUT)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
