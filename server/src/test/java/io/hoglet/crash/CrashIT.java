// SPDX-License-Identifier: Apache-2.0
package io.hoglet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.embedded.EmbeddedStack;
import io.hoglet.embedded.EngineState;
import io.hoglet.fault.FaultPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exactly once, under fire. The engines run in this JVM's stack and the product in a child JVM, under a load of a few
 * hundred events a second from clients that repeat what was not acknowledged. The child is halted at every
 * {@link FaultPoint}, everything is killed by -9, and after each blow all is counted: every acknowledged event is in
 * ClickHouse once, and PostgreSQL and ClickHouse agree on persons, groups and whose each id is.
 *
 * <p>{@code -Dhoglet.crash.minutes=30} also deals blows at random for so long; their seed is in the name of a failure
 * and may be given as {@code -Dhoglet.crash.seed}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrashIT {
    private static final int SOME = 150;

    private Path dir;
    private CrashStack stack;
    private EmbeddedStack engines;
    private ServerProcess server;
    private Truth truth;
    private EventSource source;
    private int port;
    private Process process;
    private Load load;

    @BeforeAll
    void start(@TempDir Path temporary) throws InterruptedException, IOException {
        dir = temporary;
        stack = CrashStack.start(dir.resolve("engines"));
        engines = stack.engines();
        port = Waiting.freePorts();
        server = new ServerProcess(engines.endpoints(), port, dir);
        truth = new Truth(stack.postgres(), stack.clickhouse());
        source = new EventSource(ServerProcess.PROJECT_KEY, 1);
        // The first start makes the schema; its faults would be others.
        process = server.start();
        load = new Load(port, source);
        awaitLoad(1);
        check();
    }

    @AfterAll
    void stop() {
        ServerProcess.kill(process);
        stack.close();
    }

    @BeforeEach
    void runUnderLoad() {
        if (!process.isAlive()) {
            process = server.start();
        }
        load = new Load(port, source);
        awaitLoad(SOME);
    }

    @AfterEach
    void endWhatAFailureLeft() {
        load.close();
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostOrDoubledWhenTheServerHaltsAt(FaultPoint point) {
        if (point == FaultPoint.PIPELINE_OUTBOX_RECOVERED) {
            // Only a start comes by here.
            ServerProcess.kill(process);
            process = server.startWithFault(point.name(), 1);
        } else {
            ServerProcess.arm(process, point.name(), turnOf(point));
        }

        assertThat(ServerProcess.awaitEnd(process)).as("exit code").isEqualTo(137);
        process = server.start();
        awaitLoad(SOME);

        check();
    }

    /** Not always the first: the second month of a block, the second batch. */
    private static int turnOf(FaultPoint point) {
        return switch (point) {
            case PIPELINE_OUTBOX_RECOVERED, WAREHOUSE_OVERRIDES_INSERTED, WAREHOUSE_OFFSETS_COMMITTED -> 1;
            case WAREHOUSE_MONTH_INSERTED, WAREHOUSE_POLLED, PIPELINE_POLLED -> 4;
            default -> 2;
        };
    }

    @Test
    void nothingIsLostOrDoubledWhenTheServerIsKilled() {
        ServerProcess.kill(process);
        process = server.start();
        awaitLoad(SOME);

        check();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "kafka", "clickhouse"})
    void nothingIsLostOrDoubledWhenAnEngineIsKilled(String engine) {
        killEngine(engine);
        awaitLoad(SOME);

        check();
    }

    @Test
    void nothingIsLostOrDoubledWhenEverythingIsKilledAtOnce() {
        engines.processes().keySet().forEach(this::killEngine);
        ServerProcess.kill(process);
        awaitEngines();
        process = server.start();
        awaitLoad(SOME);

        check();
    }

    @Test
    void aStopUnderLoadCutsNoRequestAndLosesNoEvent() {
        assertThat(ServerProcess.terminate(process)).as("exit code").isEqualTo(143);
        assertThat(load.oddities()).as("answers that were cut").isEmpty();
        process = server.start();
        awaitLoad(SOME);

        check();
    }

    @Test
    void aFrozenServerThatWakesUpAfterItsSuccessorDoublesNothing() throws IOException {
        var frozen = process;
        ServerProcess.freeze(frozen);
        int secondPort = Waiting.freePorts();
        process = new ServerProcess(engines.endpoints(), secondPort, dir).start();
        var successor = new Load(secondPort, source);
        try {
            Waiting.await("events for the successor", () -> successor.sent() >= SOME);

            ServerProcess.thaw(frozen);
            awaitLoad(SOME);
            load.close();
            ServerProcess.kill(frozen);
        } finally {
            successor.close();
        }
        truth.check(successor.acknowledged());
        check();
        ServerProcess.kill(process);
    }

    @Test
    @EnabledIfSystemProperty(named = "hoglet.crash.minutes", matches = "\\d+")
    void nothingIsLostOrDoubledByBlowsAtRandom() {
        load.close();
        long seed = Long.getLong("hoglet.crash.seed", System.nanoTime());
        var random = new Random(seed);
        long end = System.nanoTime()
                + Duration.ofMinutes(Long.getLong("hoglet.crash.minutes", 1)).toNanos();
        while (System.nanoTime() < end) {
            var points = List.of(FaultPoint.values());
            var point = points.get(random.nextInt(points.size()));
            ServerProcess.kill(process);
            process = server.startWithFault(point.name(), 1 + random.nextInt(30));
            load = new Load(port, source);
            LockSupport.parkNanos(
                    Duration.ofMillis(2_000 + random.nextInt(6_000)).toNanos());
            var names = List.copyOf(engines.processes().keySet());
            if (random.nextBoolean()) {
                killEngine(names.get(random.nextInt(names.size())));
            }
            ServerProcess.kill(process);
            awaitEngines();
            process = server.start();
            awaitLoad(SOME);
            try {
                check();
            } catch (AssertionError e) {
                throw new AssertionError("with the seed " + seed, e);
            }
        }
    }

    private void check() {
        load.close();
        truth.check(load.acknowledged());
    }

    private void awaitLoad(int events) {
        int target = load.sent() + events;
        Waiting.await("acknowledged events", () -> load.sent() >= target);
    }

    private void killEngine(String name) {
        var pid = engines.processes().get(name);
        if (pid != null) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            Waiting.await(
                    "another " + name, () -> !pid.equals(engines.processes().get(name)));
        }
    }

    private void awaitEngines() {
        Waiting.await(
                "all engines",
                () -> engines.health().values().stream().allMatch(health -> health.state() == EngineState.RUNNING));
    }
}
