// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The ahead-of-time class cache of one child JVM, which halves its start. It lives in the cache directory under a
 * fingerprint of the Java version and the class path; without it, or with a wrong one, the child just starts slower.
 */
public final class AotCache {
    private final Path file;

    public AotCache(Path cacheDir, String name, ChildJvm jvm) throws IOException {
        this.file = cacheDir.toAbsolutePath().resolve("aot-" + name + "-" + fingerprint(jvm) + ".aot");
    }

    public Path file() {
        return file;
    }

    public boolean exists() {
        return Files.isRegularFile(file);
    }

    /** Flags for a normal run. */
    public List<String> useFlags() {
        return exists() ? List.of("-XX:AOTCache=" + file, "-Xlog:aot=off", "-Xlog:cds=off") : List.of();
    }

    private static String fingerprint(ChildJvm jvm) throws IOException {
        StringBuilder text = new StringBuilder(System.getProperty("java.vm.version"));
        for (String entry : jvm.classPath().split(Pattern.quote(java.io.File.pathSeparator), -1)) {
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
