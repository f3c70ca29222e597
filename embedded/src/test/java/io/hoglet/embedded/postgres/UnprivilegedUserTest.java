// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.embedded.Options;
import io.hoglet.embedded.process.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnprivilegedUserTest {
    @TempDir
    Path dir;

    @Test
    void whoIsNotRootStaysWhoItIs() throws IOException, InterruptedException {
        assertThat(UnprivilegedUser.choose(dir) instanceof UnprivilegedUser.Same)
                .isEqualTo(!isRoot());
    }

    /** The way of containers that refuse user namespaces. Only root can take it, so it is empty for others. */
    @Test
    void anotherUserMakesADatabaseBelowDirectoriesClosedToIt() throws IOException, InterruptedException {
        if (!isRoot()) {
            return;
        }
        var user = new UnprivilegedUser.Switched(Executables.find("setpriv").orElseThrow());
        Path closed = Files.createDirectory(
                dir.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        PostgresBinaries binaries = PostgresBinaries.unpack(Options.defaults().cacheDir());
        Path data = Files.createDirectory(
                closed.resolve("data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.own(data);

        PostgresControl.run(
                user.prefix(),
                List.of(binaries.program("initdb").toString(), "-D", data.toString(), "-U", "postgres", "-A", "trust"));

        assertThat(data.resolve("PG_VERSION")).exists();
        assertThat(UnprivilegedUser.choose(data)).isInstanceOf(UnprivilegedUser.Switched.class);
    }

    private static boolean isRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    }
}
