// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hoglet.demo.client.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/** As much of a server as the loader can see: keeps events by uuid and counts them as the query API does. */
public final class FakeHoglet implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** An answer other than success for the next request to {@code /batch/}; status 0 breaks the connection. */
    public record Trouble(int status, Map<String, String> headers) {}

    private final HttpServer server;
    private final Map<String, JsonNode> events = new LinkedHashMap<>();
    private final Deque<Trouble> troubles = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedQueue<JsonNode> bodies = new ConcurrentLinkedQueue<>();
    private final AtomicInteger lost = new AtomicInteger();

    public FakeHoglet() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/_health/live", exchange -> answer(exchange, 200, "{}"));
        server.createContext("/batch/", this::batch);
        server.createContext("/api/projects/7/query", this::query);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Target target() {
        return new Target(url(), "7", "phc_fake", "phx_fake");
    }

    public void nextBatchAnswers(int status, Map<String, String> headers) {
        troubles.add(new Trouble(status, headers));
    }

    /** From now on so many events are accepted and then forgotten. */
    public void lose(int count) {
        lost.set(count);
    }

    public List<JsonNode> bodies() {
        return List.copyOf(bodies);
    }

    public List<JsonNode> events() {
        synchronized (events) {
            return new ArrayList<>(events.values());
        }
    }

    private void batch(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        var trouble = troubles.poll();
        if (trouble != null && trouble.status() == 0) {
            exchange.close();
            return;
        }
        if (trouble != null) {
            trouble.headers().forEach(exchange.getResponseHeaders()::set);
            answer(exchange, trouble.status(), "{\"code\":\"trouble\"}");
            return;
        }
        var body = JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(bytes)));
        bodies.add(body);
        synchronized (events) {
            for (var event : body.path("batch")) {
                if (lost.getAndUpdate(count -> Math.max(0, count - 1)) == 0) {
                    events.putIfAbsent(event.path("uuid").asText(), event);
                }
            }
        }
        answer(exchange, 200, "{\"status\":1}");
    }

    private void query(HttpExchange exchange) throws IOException {
        var hogql = JSON.readTree(exchange.getRequestBody())
                .path("query")
                .path("query")
                .asText();
        if (!"Bearer phx_fake".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"code\":\"not_authenticated\"}");
            return;
        }
        var all = events();
        answer(exchange, 200, JSON.writeValueAsString(Map.of("results", results(hogql, all))));
    }

    private static List<?> results(String hogql, List<JsonNode> all) {
        if (hogql.contains("FROM groups")) {
            return List.of(List.of(named(all, "$groupidentify")));
        }
        if (hogql.contains("GROUP BY event")) {
            return List.of(
                    List.of("signed_up", named(all, "signed_up")), List.of("purchased", named(all, "purchased")));
        }
        return List.of(List.of(all.stream()
                .filter(event -> !event.path("event").asText().equals("$groupidentify"))
                .map(event -> event.path("distinct_id").asText())
                .distinct()
                .count()));
    }

    private static long named(List<JsonNode> events, String name) {
        return events.stream()
                .filter(event -> event.path("event").asText().equals(name))
                .count();
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
