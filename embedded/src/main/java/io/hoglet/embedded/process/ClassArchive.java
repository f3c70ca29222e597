// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The archive of a child JVM's loaded classes, which spares its next starts a good part of their work. The JVM itself
 * writes it at its first clean end, checks it, and does without it when it does not fit; ours is only the place: the
 * cache directory, under a fingerprint of the Java version and the class path.
 */
public final class ClassArchive {
    private static final int KEPT = 3;

    private final Path file;

    public ClassArchive(Path cacheDir, String name, ChildJvm jvm) throws IOException {
        String prefix = "classes-" + name + "-";
        this.file = cacheDir.toAbsolutePath().resolve(prefix + fingerprint(jvm) + ".jsa");
        deleteAllButNewest(cacheDir, prefix);
    }

    public List<String> flags() {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + file,
                // An archive that does not fit is no news to anybody.
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off");
    }

    /** Each version of the program leaves one; a JVM that still uses a deleted one keeps it. */
    private static void deleteAllButNewest(Path cacheDir, String prefix) throws IOException {
        if (!Files.isDirectory(cacheDir)) {
            return;
        }
        Map<FileTime, Path> byAge = new TreeMap<>(Comparator.reverseOrder());
        try (var files = Files.newDirectoryStream(cacheDir, prefix + "*.jsa")) {
            for (Path file : files) {
                byAge.put(Files.getLastModifiedTime(file), file);
            }
        }
        for (Path old : byAge.values().stream().skip(KEPT).toList()) {
            Files.deleteIfExists(old);
        }
    }

    private static String fingerprint(ChildJvm jvm) throws IOException {
        StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
        for (String entry : jvm.classPath().split(Pattern.quote(File.pathSeparator), -1)) {
            Path path = Path.of(entry);
            text.append('\n').append(path);
            if (Files.isRegularFile(path)) {
                text.append(' ').append(Files.size(path)).append(' ').append(Files.getLastModifiedTime(path));
            }
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
