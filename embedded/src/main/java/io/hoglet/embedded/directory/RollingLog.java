// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;

/** One engine's log: at most three files of 8 MiB. Written by one thread; {@link #tail} may be called by any. */
public final class RollingLog implements AutoCloseable {
    private static final long MAX_BYTES = 8L << 20;
    private static final int OLD_FILES = 2;
    private static final int TAIL_LINES = 12;

    private final Path file;
    private final ArrayDeque<String> tail = new ArrayDeque<>();
    private OutputStream out;
    private long written;

    public RollingLog(Path file) throws IOException {
        this.file = file;
        this.out = open();
        this.written = Files.size(file);
    }

    public Path path() {
        return file;
    }

    public void append(String line) throws IOException {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (tail) {
            tail.addLast(line);
            if (tail.size() > TAIL_LINES) {
                tail.removeFirst();
            }
        }
        if (written + bytes.length > MAX_BYTES) {
            rotate();
        }
        out.write(bytes);
        written += bytes.length;
    }

    /** The last lines, for the message of a failed start. */
    public String tail() {
        synchronized (tail) {
            return String.join("\n", tail);
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private void rotate() throws IOException {
        out.close();
        for (int i = OLD_FILES; i > 0; i--) {
            Path from = i == 1 ? file : old(i - 1);
            if (Files.exists(from)) {
                Files.move(from, old(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        out = open();
        written = 0;
    }

    private Path old(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
