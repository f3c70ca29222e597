// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import static io.hoglet.embedded.Eventually.eventually;
import static io.hoglet.embedded.Eventually.untilAsserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoglet.embedded.EngineHealth;
import io.hoglet.embedded.EngineStartException;
import io.hoglet.embedded.EngineState;
import io.hoglet.embedded.directory.Layout;
import io.hoglet.embedded.directory.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With shell scripts for engines. */
class SupervisorTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String SERVE = "echo ready; exec sleep 300";

    @TempDir
    Path dir;

    private Layout layout;
    private final Deque<Supervisor> made = new ArrayDeque<>();

    @BeforeEach
    void openDirectory() {
        layout = Layout.open(dir.resolve("data"));
    }

    @AfterEach
    void stop() {
        made.forEach(Supervisor::close);
    }

    @Test
    void aReadyEngineRunsAndIsRecorded() throws Exception {
        start(SERVE, Duration.ofSeconds(10));

        EngineHealth health = supervisor().health();
        assertThat(health.state()).isEqualTo(EngineState.RUNNING);
        assertThat(health.restarts()).isZero();
        assertThat(new ProcessRecord(layout, "script").survivor().orElseThrow().pid())
                .isEqualTo(health.pid());
    }

    @Test
    void aKilledEngineIsStartedAgain() throws Exception {
        start(SERVE, Duration.ofSeconds(10));
        long first = supervisor().health().pid();

        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        untilAsserted(SOON, () -> {
            assertThat(supervisor().health().state()).isEqualTo(EngineState.RUNNING);
            assertThat(supervisor().health().pid()).isNotEqualTo(first);
            assertThat(supervisor().health().restarts()).isEqualTo(1);
        });
    }

    @Test
    void pausesGrowWhileItKeepsDying() throws Exception {
        Path starts = dir.resolve("starts");
        start("date +%s%N >> " + starts + "; echo ready; exec sleep 0.01", Duration.ofSeconds(10));

        List<String> times = eventually(Duration.ofSeconds(60), () -> {
            List<String> lines = Files.readAllLines(starts);
            assertThat(lines).hasSizeGreaterThanOrEqualTo(5);
            return lines;
        });

        long nanos = Long.parseLong(times.get(4)) - Long.parseLong(times.get(0));
        // 0.4, 0.8, 1.6 and 3.2 seconds; a busy machine can only add to them.
        assertThat(Duration.ofNanos(nanos)).isGreaterThan(Duration.ofMillis(5_900));
        // Empty in the moment between its start and its end.
        untilAsserted(SOON, () -> assertThat(supervisor().health().detail()).contains("exit code 0"));
    }

    @Test
    void anEngineThatStartsAtTheSecondTryIsGood() throws Exception {
        Path mark = dir.resolve("mark");
        start("if [ ! -e " + mark + " ]; then touch " + mark + "; exit 1; fi; " + SERVE, Duration.ofSeconds(10));

        assertThat(supervisor().health().state()).isEqualTo(EngineState.RUNNING);
    }

    @Test
    void anEngineThatCannotStartSaysItsLastWords() {
        assertThatExceptionOfType(EngineStartException.class)
                .isThrownBy(() -> start("echo last words; exit 7", Duration.ofSeconds(10)))
                .withMessageContaining("last words")
                .withMessageContaining("script.log");
        assertThat(supervisor().health().state()).isEqualTo(EngineState.STOPPED);
    }

    @Test
    void anEngineThatIsNeverReadyIsStopped() throws IOException {
        Path pid = dir.resolve("pid");

        assertThatExceptionOfType(EngineStartException.class)
                .isThrownBy(() -> start("echo $$ > " + pid + "; exec sleep 300", Duration.ofMillis(500)));

        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
    }

    @Test
    void anEngineThatIgnoresTheRequestToStopIsKilled() throws Exception {
        start("trap '' TERM; echo ready; while true; do sleep 1; done", Duration.ofSeconds(10));
        ProcessHandle process = ProcessHandle.of(supervisor().health().pid()).orElseThrow();

        supervisor().close();

        assertThat(process.isAlive()).isFalse();
        assertThat(supervisor().health().state()).isEqualTo(EngineState.STOPPED);
        assertThat(new ProcessRecord(layout, "script").survivor()).isEmpty();
    }

    @Test
    void aStopDuringARestartLeavesNothingRunning() throws Exception {
        Path mark = dir.resolve("mark");
        Path pid = dir.resolve("pid");
        start(
                "if [ -e " + mark + " ]; then echo $$ > " + pid + "; exec sleep 300; fi; touch " + mark + "; " + SERVE,
                Duration.ofSeconds(60));
        ProcessHandle.of(supervisor().health().pid()).orElseThrow().destroyForcibly();
        long second =
                eventually(SOON, () -> Long.parseLong(Files.readString(pid).strip()));

        long begin = System.nanoTime();
        supervisor().close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        assertThat(ProcessHandle.of(second).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void settingsReachTheEngineOnItsInputOnly() throws Exception {
        start("read line; echo \"got $line\"; " + SERVE, Duration.ofSeconds(10));

        assertThat(layout.logs().resolve("script.log")).content().contains("got secret=p%3D+1");
        ProcessHandle process = ProcessHandle.of(supervisor().health().pid()).orElseThrow();
        assertThat(process.info().commandLine().orElse("")).doesNotContain("p%3D");
    }

    private void start(String script, Duration startTimeout) throws IOException, InterruptedException {
        made.add(new Supervisor(new ShellEngine(script), layout, startTimeout, Duration.ofSeconds(1)));
        supervisor().start();
    }

    private Supervisor supervisor() {
        return made.getLast();
    }

    private record ShellEngine(String script) implements Engine {
        @Override
        public String name() {
            return "script";
        }

        @Override
        public Launch prepare() {
            return new Launch(List.of("/bin/sh", "-c", script), Map.of(), Map.of("secret", "p= 1"));
        }

        @Override
        public boolean isReadyLine(String line) {
            return line.equals("ready");
        }

        @Override
        public void requestStop(ProcessHandle process) {
            process.destroy();
        }
    }
}
