// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files of the repository, without what is built or downloaded. */
final class Repository {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_SOURCES = Set.of("target", "node_modules", ".git", "data", "build", ".idea");

    private Repository() {}

    /** A file and its path from the root, with slashes. */
    record Source(String path, String text) {
        List<String> lines() {
            return text.lines().toList();
        }
    }

    /** Every file whose path ends with one of these. */
    static List<Source> files(String... endings) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    boolean skip = NOT_SOURCES.contains(directory.getFileName().toString());
                    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (Stream.of(endings).anyMatch(("/" + path(file))::endsWith)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream()
                .map(Repository::path)
                .sorted()
                .map(path -> new Source(path, text(path)))
                .toList();
    }

    /** The path from the root, with slashes. */
    static String path(Path file) {
        return StreamSupport.stream(ROOT.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(joining("/"));
    }

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static boolean exists(String path) {
        return Files.exists(file(path));
    }

    static String text(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
