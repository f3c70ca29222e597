// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import io.hoglet.embedded.DirectoryUnusableException;
import io.hoglet.embedded.NewerDirectoryException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The parts of one data directory. Immutable; created and checked by {@link #open}. */
public final class Layout {
    /** What this version writes; a directory with a higher number is refused. */
    public static final int FORMAT = 1;

    private final Path root;

    private Layout(Path root) {
        this.root = root;
    }

    public static Layout open(Path dir) {
        Path root = dir.toAbsolutePath().normalize();
        try {
            createPrivate(root);
            Path probe = Files.createTempFile(root, ".probe", null);
            Files.delete(probe);
            Layout layout = new Layout(root);
            layout.checkFormat();
            createPrivate(layout.run());
            createPrivate(layout.logs());
            return layout;
        } catch (IOException e) {
            throw new DirectoryUnusableException(
                    "The data directory " + root + " cannot be used (" + reason(e)
                            + "); choose another one or make it writable.",
                    e);
        }
    }

    public Path root() {
        return root;
    }

    public Path run() {
        return root.resolve("run");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path secrets() {
        return root.resolve("secrets.json");
    }

    public Path engine(String name) {
        return root.resolve(name);
    }

    /** The engine's directory, made if it is not there, closed to other users of the machine. */
    public Path createEngine(String name) throws IOException {
        createPrivate(engine(name));
        return engine(name);
    }

    /** True when an engine has stored anything here before. */
    public boolean holdsData() {
        return Files.exists(engine("postgres").resolve("PG_VERSION"))
                || Files.exists(engine("kafka").resolve("meta.properties"))
                || Files.exists(engine("clickhouse").resolve("store"));
    }

    private void checkFormat() throws IOException {
        Path file = root.resolve("format");
        if (!Files.exists(file)) {
            AtomicFiles.write(file, FORMAT + "\n");
            return;
        }
        // A file that is no text of ours must not be read whole.
        int found = Files.size(file) > 20 ? parse("too long") : parse(Files.readString(file));
        if (found > FORMAT) {
            throw new NewerDirectoryException("The data directory " + root + " has format " + found
                    + ", this version reads up to " + FORMAT + "; run the newer version or choose another directory.");
        }
    }

    private int parse(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new DirectoryUnusableException(
                    "The file " + root.resolve("format") + " does not hold a number; choose another data directory.",
                    e);
        }
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it is a file";
            case FileSystemException known when known.getReason() != null -> known.getReason();
            default -> String.valueOf(failure.getMessage());
        };
    }

    private static void createPrivate(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            Files.createDirectories(
                    dir, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }
}
