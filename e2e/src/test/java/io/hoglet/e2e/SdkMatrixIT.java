// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static io.hoglet.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Backends and applications with SDKs of 2022 to today: only the host is changed. Browsers: {@link BrowserSdkIT}. */
@ExtendWith(RunningHoglet.class)
class SdkMatrixIT {
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private static final Set<String> ONCE = ConcurrentHashMap.newKeySet();
    private static final Set<String> AFTER_OUTAGE = ConcurrentHashMap.newKeySet();

    private final Instance instance;

    SdkMatrixIT(Instance instance) {
        this.instance = instance;
    }

    static Stream<SdkClient> clients() {
        return Stream.of(
                SdkClient.node("1.3.0", "posthog-node-1"),
                SdkClient.node("2.6.0", "posthog-node-2"),
                SdkClient.node("4.18.0", "posthog-node-4"),
                SdkClient.node("5.70.0", "posthog-node"),
                SdkClient.nodeV1("5.70.0", "posthog-node"),
                SdkClient.lite("4.12.1"),
                SdkClient.python("1.4.9"),
                SdkClient.python("2.5.0"),
                SdkClient.python("3.25.0"),
                SdkClient.python("7.91.1"),
                SdkClient.pythonV1("7.91.1"),
                SdkClient.go("1.23.1"),
                SdkClient.goV1("1.23.1"),
                SdkClient.java(),
                SdkClient.server());
    }

    @ParameterizedTest
    @MethodSource("clients")
    void everythingArrivesOnceAndIsOnePerson(SdkClient client) throws Exception {
        var project = instance.hoglet().newProject(client.toString());

        String visitor = client.program().run(instance.url(), project.token());

        arrives(project, client, visitor);
        ONCE.add(client.toString());
    }

    static Stream<SdkClient> clientsThatSendAgain() {
        return clients().filter(SdkClient::sendsAgain);
    }

    @ParameterizedTest
    @MethodSource("clientsThatSendAgain")
    void nothingIsLostOrDoubledByAnOutage(SdkClient client) throws Exception {
        var project = instance.hoglet().newProject(client.toString());
        try (var outage = new Outage(instance.port(), 2)) {
            String visitor = client.program().run(outage.url(), project.token());

            eventually(WITHIN, () -> assertThat(outage.isOver()).isTrue());
            arrives(project, client, visitor);
        }
        AFTER_OUTAGE.add(client.toString());
    }

    /** The table in the documentation is what this run found. */
    @AfterAll
    static void theDocumentationSaysWhatWasFound() throws IOException {
        var table =
                new StringBuilder("| package | version | events, persons | groups | outage |\n|---|---|---|---|---|\n");
        clients()
                .map(client -> "| %s | %s | %s | %s | %s |%n"
                        .formatted(
                                client.name(),
                                client.version(),
                                mark(ONCE.contains(client.toString())),
                                client.doesGroups() ? mark(ONCE.contains(client.toString())) : "–",
                                client.sendsAgain() ? mark(AFTER_OUTAGE.contains(client.toString())) : "–"))
                .forEach(table::append);
        Files.writeString(Path.of("target", "sdks.md"), table);
        assertThat(Files.readString(Command.root().resolve("docs").resolve("sdks.md")))
                .contains(table);
    }

    private static String mark(boolean success) {
        return success ? "✓" : "✗";
    }

    private static void arrives(Project project, SdkClient client, String visitor) throws Exception {
        eventually(WITHIN, () -> {
            assertThat(project.count("event = 'looked'")).as("looked").isEqualTo(20);
            assertThat(project.count("event = '$create_alias'")).as("alias").isEqualTo(1);
            assertThat(project.count("event = '$groupidentify'")).as("group").isEqualTo(client.doesGroups() ? 1 : 0);
        });
        eventually(WITHIN, () -> {
            var found = project.persons("ada");
            assertThat(found).hasSize(1);
            assertThat(Project.distinctIds(found.getFirst())).containsExactlyInAnyOrder("ada", "ada-crm", visitor);
            assertThat(found.getFirst().path("properties").path("plan").asText())
                    .isEqualTo("pro");
        });
        eventually(
                WITHIN,
                () -> assertThat(project.sql("SELECT count(DISTINCT person_id) FROM events WHERE event = 'looked'")
                                .toString())
                        .isEqualTo("[[1]]"));
        assertThat(project.sql("SELECT DISTINCT properties.$lib, properties.$lib_version FROM events")
                        .toString())
                .isEqualTo(client.libraryRow());
    }
}
