// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Times worth knowing, printed and kept in {@code e2e/target/measured.txt}. */
final class Measured {
    private static final Path FILE = Path.of("target", "measured.txt");

    private Measured() {}

    static void note(String what, Duration time) throws IOException {
        String line = what + ": " + time.toMillis() + " ms";
        System.out.println(line);
        Files.createDirectories(FILE.toAbsolutePath().getParent());
        Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
