// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.postgres;

import io.hoglet.embedded.Endpoints;
import io.hoglet.embedded.directory.AtomicFiles;
import io.hoglet.embedded.directory.Layout;
import io.hoglet.embedded.process.Engine;
import io.hoglet.embedded.process.Launch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL with its durability on, small buffers, and TCP on loopback only. Used by one supervisor thread at a time.
 */
public final class PostgresEngine implements Engine {
    private static final String USER = "postgres";

    private final PostgresBinaries binaries;
    private final PostgresControl control;
    private final Path data;
    private final Path passwordFile;
    private final int port;
    private final String password;

    public PostgresEngine(PostgresBinaries binaries, Layout layout, int port, String password) {
        this.binaries = binaries;
        this.data = layout.engine("postgres");
        this.control = new PostgresControl(binaries, data);
        this.passwordFile = layout.run().resolve("postgres-password");
        this.port = port;
        this.password = password;
    }

    public Endpoints.Postgres endpoint() {
        return new Endpoints.Postgres("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Launch prepare() throws IOException, InterruptedException {
        UnprivilegedUser user = UnprivilegedUser.choose(
                Files.exists(data) ? data : data.resolveSibling("").normalize());
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(user);
        }
        StalePidFile.remove(data.resolve("postmaster.pid"));
        List<String> command = new ArrayList<>(user.prefix());
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", data.toString()));
        PostgresSettings.forPort(port).forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
        return new Launch(command, Map.of("LC_ALL", "C"), Map.of());
    }

    @Override
    public boolean isReadyLine(String line) {
        return line.contains("database system is ready to accept connections");
    }

    @Override
    public void requestStop(ProcessHandle process) {
        control.stopFast(process);
    }

    /** A crash in the middle must not leave half a database that looks whole, so it is made beside and renamed. */
    private void initialise(UnprivilegedUser user) throws IOException, InterruptedException {
        Path next = data.resolveSibling("postgres.new");
        deleteTree(next);
        Files.createDirectory(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        AtomicFiles.write(passwordFile, password);
        try {
            user.own(next);
            user.own(passwordFile);
            PostgresControl.run(
                    user.prefix(),
                    List.of(
                            binaries.program("initdb").toString(),
                            "-D",
                            next.toString(),
                            "-U",
                            USER,
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + passwordFile,
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--no-instructions"));
        } finally {
            Files.deleteIfExists(passwordFile);
        }
        Files.move(next, data);
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.exists(root)) {
            try (var tree = Files.walk(root)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
