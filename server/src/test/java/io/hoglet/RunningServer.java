// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoglet.config.SettingsReader;
import io.hoglet.embedded.EmbeddedStack;
import io.hoglet.kafka.KafkaClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The whole server in this process, on engines of its own, and a client that calls it as a script would. */
final class RunningServer implements AutoCloseable {
    static final String PERSONAL_KEY = "phx_of_the_first_account_for_tests";
    static final String PROJECT_KEY = "phc_of_the_first_project_for_tests";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final EmbeddedStack engines;
    private final Wiring wiring;
    private final Wiring.Started started;
    private final int port;
    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServer(EmbeddedStack engines, Map<String, String> settings) {
        this.engines = engines;
        this.port = Integer.parseInt(Objects.requireNonNull(settings.get("PORT")));
        this.url = "http://127.0.0.1:" + port;
        this.wiring = new Wiring(SettingsReader.read(settings, Map.of(), Map.of()));
        this.started = wiring.start();
    }

    static RunningServer start() throws IOException, InterruptedException {
        var engines = EmbeddedStack.start(Files.createTempDirectory("hoglet-server"));
        var endpoints = engines.endpoints();
        var settings = new HashMap<String, String>();
        settings.put("PORT", String.valueOf(twoFreePorts()));
        settings.put("POSTGRES_URL", endpoints.postgres().jdbcUrl());
        settings.put("POSTGRES_USER", endpoints.postgres().user());
        settings.put("POSTGRES_PASSWORD", endpoints.postgres().password());
        settings.put("KAFKA_BROKERS", endpoints.kafka().bootstrapServers());
        settings.put("CLICKHOUSE_URL", endpoints.clickHouse().url());
        settings.put("CLICKHOUSE_USER", endpoints.clickHouse().user());
        settings.put("CLICKHOUSE_PASSWORD", endpoints.clickHouse().password());
        settings.put("BOOTSTRAP_PERSONAL_API_KEY", PERSONAL_KEY);
        settings.put("BOOTSTRAP_PROJECT_API_KEY", PROJECT_KEY);
        return new RunningServer(engines, settings);
    }

    /** A port whose successor, the management port, is free as well. */
    private static int twoFreePorts() throws IOException {
        while (true) {
            try (var first = new ServerSocket(0)) {
                if (first.getLocalPort() < 65_535 && isFree(first.getLocalPort() + 1)) {
                    return first.getLocalPort();
                }
            }
        }
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    KafkaClients kafka() {
        return new KafkaClients(engines.endpoints().kafka().bootstrapServers());
    }

    Wiring.Started started() {
        return started;
    }

    /** A management request with the first account's key. */
    HttpResponse<String> call(String method, String path, String body) {
        return send(request(path).header("Authorization", "Bearer " + PERSONAL_KEY), method, body);
    }

    /** The body of a management request that must succeed. */
    JsonNode json(String method, String path, String body) {
        var response = call(method, path, body);
        if (response.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + " answered " + response.statusCode() + response.body());
        }
        return tree(response.body());
    }

    /** A request without credentials, as SDKs send them. */
    HttpResponse<String> anonymous(String method, String path, String body) {
        return send(request(path), method, body);
    }

    /** A request with a bearer key of the caller's choice. */
    HttpResponse<String> withKey(String method, String path, String body, String key) {
        return send(request(path).header("Authorization", "Bearer " + key), method, body);
    }

    /** The value of a counter or gauge, by its name with labels as the metrics page has it. */
    long metric(String name) {
        var page = send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (port + 1) + "/metrics")), "GET", "");
        return page.body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no metric " + name));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String method, String body) {
        try {
            return http.send(
                    request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
        wiring.close();
        engines.close();
    }
}
