// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.http.HttpEdge.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The whole server: its routes are documented, guarded, and blind for other projects. */
class ServerIT {
    private static final Duration QUERYABLE_WITHIN = Duration.ofSeconds(30);
    private static final Path OPENAPI = Path.of("..", "docs", "openapi.yaml");

    /** Not described: browsers' preflights, and the pages and files of the web app. */
    private static final Set<String> UNDESCRIBED = Set.of(
            "/",
            "/login",
            "/project/{id}",
            "/project/{id}/*",
            "/project/{id}/recordings/{session_id}",
            "/favicon.svg",
            "/assets/{name}");

    private static RunningServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = RunningServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void openapiNamesExactlyTheRoutes() throws IOException {
        var described = new TreeSet<String>();
        Map<String, Map<String, Map<String, ?>>> document = new Yaml(manyAliases()).load(Files.readString(OPENAPI));
        Objects.requireNonNull(document.get("paths"))
                .forEach((path, methods) -> methods.keySet()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

        assertThat(described)
                .containsExactlyElementsOf(server.started().endpoints().stream()
                        .filter(endpoint -> !endpoint.method().equals("OPTIONS"))
                        .filter(endpoint -> !UNDESCRIBED.contains(endpoint.path()))
                        .map(endpoint -> endpoint.method() + " " + endpoint.path())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static LoaderOptions manyAliases() {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(1_000);
        return options;
    }

    @Test
    void everyManagementRouteAsksWhoCalls() {
        var open = new HashSet<String>();
        for (var endpoint : server.started().endpoints()) {
            boolean guarded = endpoint.path().startsWith("/api/")
                    && !endpoint.path().equals("/api/login")
                    // Pages of any origin may ask what they may ask.
                    && !endpoint.method().equals("OPTIONS");
            if (guarded
                    && server.anonymous(endpoint.method(), path(endpoint, "1"), "{}")
                                    .statusCode()
                            != 401) {
                open.add(endpoint.method() + " " + endpoint.path());
            }
        }

        assertThat(open).isEmpty();
    }

    @Test
    void noRouteOfAProjectShowsAnotherProjectsData() {
        var other = server.json("POST", "/api/projects", "{\"name\": \"other\"}");
        String otherId = other.get("id").asText();
        capture(other.get("api_token").asText(), "hidden");
        server.json("POST", "/api/projects/" + otherId + "/early_access_feature", "{\"name\": \"hidden one\"}");
        server.json("POST", "/api/projects/" + otherId + "/feature_flags", "{\"key\": \"hidden\"}");
        server.json("POST", "/api/projects/" + otherId + "/cohorts", """
                {"name": "hidden", "filters": {"type": "AND", "values": [{"key": "a", "type": "person", "value": 1}]}}
                """);
        capture(RunningServer.PROJECT_KEY, "shown");
        awaitEvents("1");
        awaitEvents(otherId);

        var reads = server.started().endpoints().stream()
                .filter(endpoint -> endpoint.method().equals("GET"))
                .filter(endpoint -> endpoint.path().startsWith("/api/projects/{id}/"))
                .map(endpoint -> path(endpoint, "1") + "?key=word&limit=100")
                .toList();

        assertThat(reads).hasSizeGreaterThan(5);
        for (String read : reads) {
            assertThat(server.call("GET", read, "").body()).as(read).doesNotContain("hidden");
        }
        assertThat(query("1", "SELECT event, distinct_id, properties FROM events"))
                .contains("shown")
                .doesNotContain("hidden");
        assertThat(query("1", "SELECT properties FROM persons"))
                .contains("shown")
                .doesNotContain("hidden");
        assertThat(query(otherId, "SELECT event FROM events"))
                .contains("hidden")
                .doesNotContain("shown");
    }

    @Test
    void whoeverSwitchesAFeatureOnGetsItsFlagAndNobodyElse() {
        var feature = server.json(
                "POST", "/api/projects/1/early_access_feature", "{\"name\": \"Dark side\", \"stage\": \"beta\"}");
        String flag = feature.at("/feature_flag/key").asText();

        enroll("dora", flag, true);
        enroll("otto", flag, true);
        await("the choice of dora", () -> hasFlag("dora", flag));
        await("the choice of otto", () -> hasFlag("otto", flag));
        assertThat(hasFlag("nora", flag)).isFalse();

        enroll("otto", flag, false);
        await("otto's second choice", () -> !hasFlag("otto", flag));
        server.json(
                "PATCH",
                "/api/projects/1/early_access_feature/" + feature.get("id").asText(),
                "{\"stage\": \"archived\"}");
        await("the end of the feature", () -> !hasFlag("dora", flag));
    }

    /** As posthog-js tells it. */
    private static void enroll(String person, String flag, boolean in) {
        String event = """
                {"api_key": "%1$s", "event": "$feature_enrollment_update", "distinct_id": "%2$s",
                 "properties": {"$feature_flag": "%3$s", "$feature_enrollment": %4$s,
                                "$set": {"$feature_enrollment/%3$s": %4$s}}}
                """.formatted(RunningServer.PROJECT_KEY, person, flag, in);
        assertThat(server.anonymous("POST", "/e/", event).statusCode()).isEqualTo(200);
    }

    private static boolean hasFlag(String person, String flag) {
        var reply = server.anonymous(
                "POST",
                "/flags/?v=2",
                "{\"token\": \"" + RunningServer.PROJECT_KEY + "\", \"distinct_id\": \"" + person + "\"}");
        assertThat(reply.statusCode()).isEqualTo(200);
        return reply.body().contains("\"" + flag + "\":{\"key\":\"" + flag + "\",\"enabled\":true");
    }

    /** @param word stands in every part of the event */
    private static void capture(String token, String word) {
        String event = """
                {"api_key": "%1$s", "event": "%2$s", "distinct_id": "%2$s",
                 "properties": {"word": "%2$s", "%2$s": 1, "$set": {"word": "%2$s", "%2$s": 1}}}
                """.formatted(token, word);
        assertThat(server.anonymous("POST", "/e/", event).statusCode()).isEqualTo(200);
    }

    @Test
    void aRefusedRequestIsShownToTheProjectWhoseKeyItCarried() {
        var other = server.json("POST", "/api/projects", "{\"name\": \"refused\"}");
        String nameless = "{\"distinct_id\": \"u\", \"api_key\": \""
                + other.get("api_token").asText() + "\"}";

        assertThat(server.anonymous("POST", "/track/", nameless).statusCode()).isEqualTo(400);

        await("the refusal", () -> refusals(other.get("id").asText()).contains("missing_event"));
        assertThat(refusals("1")).doesNotContain("/track");
    }

    private static String refusals(String project) {
        return server.json("GET", "/api/projects/" + project + "/refused_requests", "")
                .toString();
    }

    private static void awaitEvents(String project) {
        await(
                "events of project " + project,
                () -> !query(project, "SELECT count() FROM events").contains("[[0]]"));
    }

    private static void await(String what, BooleanSupplier isThere) {
        long deadline = System.nanoTime() + QUERYABLE_WITHIN.toNanos();
        while (!isThere.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static String query(String project, String sql) {
        String body = "{\"query\": {\"kind\": \"HogQLQuery\", \"query\": \"" + sql + "\"}}";
        return server.json("POST", "/api/projects/" + project + "/query", body)
                .get("results")
                .toString();
    }

    private static String path(Endpoint endpoint, String project) {
        return endpoint.path()
                .replace("{id}", project)
                .replace("{uuid}", "00000000-0000-0000-0000-000000000000")
                .replaceAll("\\{\\w+}", "1");
    }
}
