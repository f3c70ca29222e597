// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Reads lines of bounded length: what a line has beyond that is read and thrown away. Not thread-safe. */
final class Lines {
    private static final int MAX_CHARACTERS = 16 << 10;

    private final Reader reader;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /** The next line without its end, or empty when there is no more. */
    Optional<String> next() throws IOException {
        StringBuilder line = new StringBuilder();
        int read = reader.read();
        if (read < 0) {
            return Optional.empty();
        }
        for (; read >= 0 && read != '\n'; read = reader.read()) {
            if (line.length() < MAX_CHARACTERS && read != '\r') {
                line.append((char) read);
            }
        }
        return Optional.of(line.toString());
    }
}
