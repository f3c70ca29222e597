// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartedInstanceTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final int port;

    StartedInstanceTest() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @Test
    void aStartLastsUntilTheAnswerIs200AndNothingStaysBehind() throws Exception {
        try (var instance = new StartedInstance(launch(ReadyServer.class))) {
            assertThat(instance.untilReady()).isPositive().isLessThan(DEADLINE);
            assertThat(instance.stop()).isPositive().isLessThan(DEADLINE);
        }
        assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void aProgramThatEndsIsNotWaitedFor() {
        assertThatThrownBy(() -> new StartedInstance(launch(StartedInstanceTest.class)))
                .isInstanceOf(BenchException.class)
                .hasMessageContaining("ended with exit code 1");
    }

    private StartedInstance.Launch launch(Class<?> program) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                List.of(java, "-cp", System.getProperty("java.class.path"), program.getName(), Integer.toString(port));
        return new StartedInstance.Launch(
                command, Map.of(), URI.create("http://127.0.0.1:" + port + "/_health/ready"), DEADLINE);
    }
}
