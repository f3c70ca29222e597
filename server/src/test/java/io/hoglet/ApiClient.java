// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Calls the management API over HTTP, each time with the same headers. Immutable. */
public record ApiClient(URI base, Map<String, String> headers) {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    public ApiClient {
        headers = Map.copyOf(headers);
    }

    /** What came back; the body is missing when it is empty. */
    public record Reply(int status, Map<String, List<String>> headers, JsonNode body) {
        public String header(String name) {
            return String.join("; ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }

        public String text(String pointer) {
            return body.at(pointer).asText();
        }
    }

    /** What this client sends as that header; empty when it does not. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public ApiClient with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new ApiClient(base, all);
    }

    public ApiClient withKey(String personalKey) {
        return with("Authorization", "Bearer " + personalKey);
    }

    public Reply get(String path) {
        return send("GET", path, "");
    }

    public Reply post(String path, String json) {
        return send("POST", path, json);
    }

    public Reply patch(String path, String json) {
        return send("PATCH", path, json);
    }

    public Reply delete(String path) {
        return send("DELETE", path, "");
    }

    private Reply send(String method, String path, String json) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", headers.getOrDefault("Content-Type", "application/json"))
                .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        headers.forEach(request::setHeader);
        try {
            return reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a reply", e);
        }
    }

    private static Reply reply(HttpResponse<byte[]> response) throws IOException {
        return new Reply(response.statusCode(), response.headers().map(), JSON.readTree(response.body()));
    }
}
