// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs PostgreSQL's own helper programs, among them the one that stops a server. Stateless. */
public final class PostgresControl {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresControl.class);
    private static final long HELPER_SECONDS = 60;
    private static final long GONE_SECONDS = 10;

    private final PostgresBinaries binaries;
    private final Path data;

    public PostgresControl(PostgresBinaries binaries, Path data) {
        this.binaries = binaries;
        this.data = data;
    }

    /** The server that runs on the data directory now, whoever started it. */
    public Optional<ProcessHandle> running() throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return StalePidFile.server(file)
                .filter(server -> Stream.of(server.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.equals(data.toString())));
    }

    /** Sends SIGINT, the fast stop that does not wait for clients; Java itself can only send SIGTERM, the slow one. */
    public void stopFast(ProcessHandle process) {
        try {
            run(
                    UnprivilegedUser.choose(data).prefix(),
                    List.of(binaries.program("pg_ctl").toString(), "kill", "INT", Long.toString(process.pid())));
        } catch (IOException e) {
            LOG.atDebug().setCause(e).log("fast stop not possible, using the slow one");
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    static void run(List<String> prefix, List<String> command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        Path output = Files.createTempFile("postgres-helper", ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(whole).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            if (!endedWell(process)) {
                throw new IOException(command.getFirst() + " failed: "
                        + Files.readString(output, StandardCharsets.UTF_8).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** An interrupt must not leave a program that goes on writing into a directory that is given up. */
    private static boolean endedWell(Process process) throws InterruptedException {
        try {
            return process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } finally {
            if (process.isAlive()) {
                endTree(process);
            }
        }
    }

    /** The program first, lest it answers the death of a child with another one; then until all are gone. */
    private static void endTree(Process process) {
        List<ProcessHandle> tree = new ArrayList<>(List.of(process.toHandle()));
        process.descendants().forEach(tree::add);
        tree.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : tree) {
            try {
                each.onExit().orTimeout(GONE_SECONDS, TimeUnit.SECONDS).join();
            } catch (CompletionException e) {
                LOG.atWarn().addKeyValue("pid", each.pid()).log("a killed program is still there");
            }
        }
    }
}
