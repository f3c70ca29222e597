// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse;

import io.hoglet.embedded.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends requests to ClickHouse's HTTP interface as curl would. */
final class Http implements AutoCloseable {
    private final Endpoints.ClickHouse endpoint;
    private final HttpClient client = HttpClient.newHttpClient();

    Http(Endpoints.ClickHouse endpoint) {
        this.endpoint = endpoint;
    }

    /** An answer whose body is read as text. */
    record Answer(int status, String body, HttpResponse<byte[]> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        int exceptionCode() {
            return Integer.parseInt(header("X-ClickHouse-Exception-Code"));
        }
    }

    Answer post(String sql) throws IOException, InterruptedException {
        return post(Map.of(), sql.getBytes(StandardCharsets.UTF_8));
    }

    Answer post(Map<String, String> parameters, byte[] body) throws IOException, InterruptedException {
        return send(request(parameters).POST(BodyPublishers.ofByteArray(body)));
    }

    Answer get(Map<String, String> parameters) throws IOException, InterruptedException {
        return send(request(parameters).GET());
    }

    /** The text of a successful answer. */
    String text(String sql) throws IOException, InterruptedException {
        return succeeded(post(sql)).strip();
    }

    static String succeeded(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.body();
    }

    /** A request with the right user and password. */
    HttpRequest.Builder request(Map<String, String> parameters) {
        return anonymous("/", parameters)
                .header("X-ClickHouse-User", endpoint.user())
                .header("X-ClickHouse-Key", endpoint.password());
    }

    HttpRequest.Builder anonymous(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(endpoint.url() + path + (query.isEmpty() ? "" : "?" + query)))
                .timeout(Duration.ofSeconds(60));
    }

    Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
        return new Answer(response.statusCode(), new String(response.body(), StandardCharsets.UTF_8), response);
    }

    @Override
    public void close() {
        client.close();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
