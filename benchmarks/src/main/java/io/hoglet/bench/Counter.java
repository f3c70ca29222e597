// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Reads one counter of a running instance from its metrics. */
record Counter(HttpClient client, URI metrics, String name) {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** @throws BenchException when the instance has no such counter */
    long read() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(metrics).timeout(TIMEOUT).GET().build();
        return client.send(request, BodyHandlers.ofString())
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new BenchException(metrics + " has no " + name));
    }
}
