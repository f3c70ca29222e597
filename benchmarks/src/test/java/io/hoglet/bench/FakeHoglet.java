// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** As much of a server as a benchmark can see: takes events, and counts them by campaign or uuid; has no flags on. */
public final class FakeHoglet implements AutoCloseable {
    private static final Pattern QUOTED = Pattern.compile(".* = '([^']+)'");

    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final Map<String, String> campaignByUuid = new ConcurrentHashMap<>();
    private final Deque<Integer> answers = new ConcurrentLinkedDeque<>();

    public FakeHoglet() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/e/", this::capture);
        server.createContext("/batch/", this::capture);
        server.createContext("/api/projects/7/query", this::query);
        server.createContext("/api/projects/7/feature_flags/", exchange -> answer(exchange, 201, "{}"));
        server.createContext("/flags/", exchange -> answer(exchange, 200, "{\"flags\":{}}"));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void nextAnswers(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    public long count(String campaign) {
        return campaignByUuid.values().stream().filter(campaign::equals).count();
    }

    private void capture(HttpExchange exchange) throws IOException {
        var body = json.readTree(decoded(exchange));
        var status = answers.poll();
        if (status != null) {
            answer(exchange, status, "{}");
            return;
        }
        if (body.has("batch")) {
            body.path("batch").forEach(this::keep);
        } else {
            keep(body);
        }
        answer(exchange, 200, "{\"status\":1}");
    }

    private static InputStream decoded(HttpExchange exchange) throws IOException {
        var in = new BufferedInputStream(exchange.getRequestBody());
        return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding")) ? new GZIPInputStream(in) : in;
    }

    private void keep(JsonNode event) {
        var campaign = event.path("properties").path("utm_campaign").asText("");
        campaignByUuid.put(event.path("uuid").asText(), campaign);
    }

    private void query(HttpExchange exchange) throws IOException {
        var hogql = json.readTree(exchange.getRequestBody())
                .path("query")
                .path("query")
                .asText();
        var quoted = QUOTED.matcher(hogql);
        if (!quoted.find()) {
            answer(exchange, 400, "{}");
            return;
        }
        var wanted = quoted.group(1);
        long count = hogql.contains("uuid") ? (campaignByUuid.containsKey(wanted) ? 1 : 0) : count(wanted);
        answer(exchange, 200, "{\"results\":[[" + count + "]]}");
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
