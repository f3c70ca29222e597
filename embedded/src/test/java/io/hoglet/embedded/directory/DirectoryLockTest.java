// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hoglet.embedded.DirectoryLockedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
    @TempDir
    Path dir;

    @Test
    void aSecondClaimIsToldWhoHoldsIt() throws IOException {
        Layout layout = Layout.open(dir);
        try (DirectoryLock lock = DirectoryLock.acquire(layout)) {
            lock.describe("http://127.0.0.1:8000");

            assertThatExceptionOfType(DirectoryLockedException.class)
                    .isThrownBy(() -> DirectoryLock.acquire(layout))
                    .withMessageContaining("process " + ProcessHandle.current().pid())
                    .withMessageContaining("http://127.0.0.1:8000")
                    .withMessageContaining(dir.toString());
        }
    }

    @Test
    void anotherPathToTheSameDirectoryIsTheSameClaim() throws IOException {
        Path link = Files.createSymbolicLink(dir.resolve("link"), Files.createDirectory(dir.resolve("real")));
        try (DirectoryLock lock = DirectoryLock.acquire(Layout.open(dir.resolve("real")))) {
            lock.describe("");

            assertThatExceptionOfType(DirectoryLockedException.class)
                    .isThrownBy(() -> DirectoryLock.acquire(Layout.open(link)));
        }
    }

    @Test
    void aRefusedClaimInTheSameProcessKeepsOthersOut() throws IOException, InterruptedException {
        Layout layout = Layout.open(dir);
        try (DirectoryLock lock = DirectoryLock.acquire(layout)) {
            lock.describe("");
            assertThat(anotherProcessGetsIt()).isFalse();
            assertThatExceptionOfType(DirectoryLockedException.class).isThrownBy(() -> DirectoryLock.acquire(layout));

            assertThat(anotherProcessGetsIt()).isFalse();
        }
        assertThat(anotherProcessGetsIt()).isTrue();
    }

    @Test
    void itCanBeClaimedAgainAfterRelease() throws IOException {
        Layout layout = Layout.open(dir);
        DirectoryLock first = DirectoryLock.acquire(layout);
        first.close();
        first.close();

        DirectoryLock.acquire(layout).close();
    }

    private boolean anotherProcessGetsIt() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Claim.class.getName(),
                        dir.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(0, 3);
        return process.exitValue() == 0;
    }

    /** Exits with 3 when the directory is in use. */
    static final class Claim {
        public static void main(String[] arguments) throws IOException {
            try {
                DirectoryLock.acquire(Layout.open(Path.of(arguments[0]))).close();
            } catch (DirectoryLockedException e) {
                System.exit(3);
            }
        }
    }
}
