// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archive of a child JVM's loaded classes, which spares its next starts a good part of their work. The JVM writes
 * it
 * at a clean end into a file of its own data directory; the launch after that moves it into the cache, under a
 * fingerprint of the Java version and the class path. A JVM that maps an archive while another writes it can crash, so
 * what lies in the cache is whole and never written again.
 */
public final class ClassArchive {
    private static final Logger LOG = LoggerFactory.getLogger(ClassArchive.class);
    private static final int KEPT = 3;

    private final Path file;
    private final Path fresh;

    public ClassArchive(Path cacheDir, Path privateDir, String name, ChildJvm jvm) throws IOException {
        this.fresh = privateDir.resolve(name + ".jsa");
        String prefix = "classes-" + name + "-";
        this.file = cacheDir.toAbsolutePath().resolve(prefix + fingerprint(jvm) + ".jsa");
        deleteAllButNewest(cacheDir, prefix);
    }

    /** Flags for the next launch; no child of the same data directory may be running. */
    public List<String> flags() {
        try {
            publish();
        } catch (IOException e) {
            // It only makes starts faster; a full cache is no reason not to start.
            LOG.atDebug().setCause(e).log("class archive not kept");
        }
        String use = Files.isRegularFile(file) ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + fresh;
        // An archive that does not fit is no news to anybody.
        return List.of(use, "-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");
    }

    private void publish() throws IOException {
        if (!Files.exists(fresh)) {
            return;
        }
        if (!Files.exists(file) && isWhole(fresh)) {
            Path copy = Files.createTempFile(file.resolveSibling("").normalize(), "." + file.getFileName(), ".tmp");
            try {
                Files.copy(fresh, copy, StandardCopyOption.REPLACE_EXISTING);
                Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(copy);
            }
        }
        Files.delete(fresh);
    }

    /** The JVM writes the head of the file last, so that one killed in the middle leaves zeros there. */
    private static boolean isWhole(Path archive) throws IOException {
        byte[] magic = new byte[4];
        try (InputStream in = Files.newInputStream(archive)) {
            return in.readNBytes(magic, 0, magic.length) == magic.length && !Arrays.equals(magic, new byte[4]);
        }
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
