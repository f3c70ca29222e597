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

/**
 * One engine's log: at most three files of 8 MiB with lines of at most 4,000 characters. Thread-safe. A full disk loses
 * lines, never an engine: whoever copies an engine's output must be able to go on.
 */
public final class RollingLog implements AutoCloseable {
    private static final long MAX_BYTES = 8L << 20;
    private static final int MAX_LINE = 4_000;
    private static final int OLD_FILES = 2;
    private static final int TAIL_LINES = 12;

    private final Path file;
    private final ArrayDeque<String> tail = new ArrayDeque<>();
    private OutputStream out;
    private long written;
    private long lost;
    private boolean closed;

    public RollingLog(Path file) throws IOException {
        this.file = file;
        this.out = open();
        this.written = Files.size(file);
    }

    public Path path() {
        return file;
    }

    /** Adds a line; after {@link #close} and on a full disk it is only counted. */
    public synchronized void append(String line) {
        String bounded = line.length() > MAX_LINE ? line.substring(0, MAX_LINE) + "…" : line;
        tail.addLast(bounded);
        if (tail.size() > TAIL_LINES) {
            tail.removeFirst();
        }
        byte[] bytes = (bounded + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (closed) {
                throw new IOException("closed");
            }
            if (written + bytes.length > MAX_BYTES) {
                rotate();
            }
            out.write(bytes);
            written += bytes.length;
        } catch (IOException e) {
            lost++;
        }
    }

    /** How many lines could not be written. */
    public synchronized long lost() {
        return lost;
    }

    /** The last lines, for the message of a failed start. */
    public synchronized String tail() {
        return String.join("\n", tail);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
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
