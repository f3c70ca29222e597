// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Flags as SDKs of 2022 to today get them: decided by the server, and by themselves from definitions. */
@ExtendWith(RunningHoglet.class)
class FlagMatrixIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Set<String> BY_SERVER = ConcurrentHashMap.newKeySet();
    private static final Set<String> BY_ITSELF = ConcurrentHashMap.newKeySet();

    private final Hoglet hoglet;
    private final Project project;

    FlagMatrixIT(Instance instance) throws Exception {
        this.hoglet = instance.hoglet();
        this.project = hoglet.newProject("flags");
        var everybody = group(List.of(), 100);
        var pro = group(List.of(Map.of("key", "plan", "type", "person", "operator", "exact", "value", "pro")), 100);
        var variants = List.of(
                Map.of("key", "control", "rollout_percentage", 0), Map.of("key", "test", "rollout_percentage", 100));
        make("everybody", Map.of("groups", List.of(everybody)));
        make("nobody", Map.of("groups", List.of(group(List.of(), 0))));
        make("pro", Map.of("groups", List.of(pro)));
        make(
                "variant",
                Map.of(
                        "groups",
                        List.of(everybody),
                        "multivariate",
                        Map.of("variants", variants),
                        "payloads",
                        Map.of("test", "{\"color\": \"blue\"}")));
        project.send(Map.of(
                "event", "signed up", "distinct_id", "ada", "properties", Map.of("$set", Map.of("plan", "pro"))));
        eventually(WITHIN, () -> {
            var person = project.persons("ada");
            assertThat(person).hasSize(1);
            var flags = hoglet.post("/flags/?v=2", Map.of("token", project.token(), "distinct_id", "ada"))
                    .success()
                    .path("flags");
            assertThat(flags).hasSize(4);
            assertThat(flags.path("pro").path("enabled").asBoolean()).isTrue();
        });
    }

    static Stream<FlagClient> clients() {
        return Stream.of(
                FlagClient.node("1.3.0", "posthog-node-1", true),
                FlagClient.node("2.6.0", "posthog-node-2", false),
                FlagClient.node("4.18.0", "posthog-node-4", false),
                FlagClient.node("5.70.0", "posthog-node", false),
                FlagClient.lite("4.12.1"),
                FlagClient.python("1.4.9", true),
                FlagClient.python("2.5.0", false),
                FlagClient.python("3.25.0", false),
                FlagClient.python("7.91.1", false),
                FlagClient.go("1.23.1"),
                FlagClient.java(),
                FlagClient.server());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void theServerDecides(FlagClient client) throws Exception {
        // The oldest ask for a list of the flags even when the server decides.
        String key = client.hasVariants() ? "" : hoglet.personalApiKey();

        var found = client.program().run(hoglet.url(), project.token(), key);

        assertThat(found).isEqualTo(expected(client));
        BY_SERVER.add(client.toString());
    }

    static Stream<FlagClient> clientsThatDecide() {
        return clients().filter(FlagClient::decidesItself);
    }

    @ParameterizedTest
    @MethodSource("clientsThatDecide")
    void theClientDecidesFromDefinitions(FlagClient client) throws Exception {
        var found = client.program().run(hoglet.url(), project.token(), hoglet.personalApiKey());

        assertThat(found).isEqualTo(expected(client));
        BY_ITSELF.add(client.toString());
    }

    /** The table in the documentation is what this run found. */
    @AfterAll
    static void theDocumentationSaysWhatWasFound() throws IOException {
        var table = new StringBuilder("| package | version | by the server | by itself | variants, payloads |\n");
        table.append("|---|---|---|---|---|\n");
        clients()
                .map(client -> "| %s | %s | %s | %s | %s |%n"
                        .formatted(
                                client.name(),
                                client.version(),
                                BY_SERVER.contains(client.toString()) ? "✓" : "✗",
                                client.decidesItself() ? BY_ITSELF.contains(client.toString()) ? "✓" : "✗" : "–",
                                client.hasVariants() ? "✓" : "–"))
                .forEach(table::append);
        Files.writeString(Path.of("target", "sdk-flags.md"), table);
        assertThat(Files.readString(Command.root().resolve("docs").resolve("sdks.md")))
                .contains(table);
    }

    private static JsonNode expected(FlagClient client) {
        var expected = new HashMap<String, Object>(Map.of("everybody", true, "nobody", false));
        if (client.hasVariants()) {
            expected.putAll(Map.of("pro", true, "variant", "test", "payload", Map.of("color", "blue")));
        }
        return Answer.JSON.valueToTree(expected);
    }

    private static Map<String, Object> group(List<Object> properties, int percentage) {
        return Map.of("properties", properties, "rollout_percentage", percentage);
    }

    private void make(String key, Map<String, Object> filters) throws Exception {
        hoglet.post(
                        "/api/projects/" + project.id() + "/feature_flags/",
                        Map.of("key", key, "active", true, "filters", filters))
                .success();
    }
}
