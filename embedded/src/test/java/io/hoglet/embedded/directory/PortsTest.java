// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
    private static final List<String> NAMES = List.of("a", "b", "c");

    @TempDir
    Path dir;

    private Layout layout;

    @BeforeEach
    void openDirectory() {
        layout = Layout.open(dir);
    }

    @Test
    void portsAreDistinctAndBelowThoseOfOutgoingConnections() throws IOException {
        Map<String, Integer> ports = new Ports(layout).assign(NAMES);

        assertThat(Set.copyOf(ports.values())).hasSize(3);
        assertThat(ports.values()).allSatisfy(port -> assertThat(port).isBetween(1_024, 32_000));
    }

    @Test
    void aDirectoryKeepsItsPorts() throws IOException {
        assertThat(new Ports(layout).assign(NAMES)).isEqualTo(new Ports(layout).assign(NAMES));
    }

    @Test
    void aPortThatSomebodyElseTookIsReplaced() throws IOException {
        Map<String, Integer> before = new Ports(layout).assign(NAMES);
        try (ServerSocket taken = new ServerSocket(before.getOrDefault("a", 0), 1, InetAddress.getLoopbackAddress())) {
            Map<String, Integer> after = new Ports(layout).assign(NAMES);

            assertThat(taken.isBound()).isTrue();
            assertThat(after.get("a")).isNotEqualTo(before.get("a"));
            assertThat(after.get("b")).isEqualTo(before.get("b"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"a\": \"x\"}", "{\"a\": \"80\"}", "{\"a\": \"99999\", \"b\": \"-1\"}"})
    void aDamagedFileIsMadeAnew(String content) throws IOException {
        Files.writeString(layout.run().resolve("ports.json"), content);

        assertThat(new Ports(layout).assign(NAMES).values())
                .allSatisfy(port -> assertThat(port).isBetween(1_024, 32_000));
    }

    @Test
    void twoNamesNeverShareARememberedPort() throws IOException {
        Files.writeString(layout.run().resolve("ports.json"), "{\"a\": \"20001\", \"b\": \"20001\"}");

        assertThat(Set.copyOf(new Ports(layout).assign(NAMES).values())).hasSize(3);
    }
}
