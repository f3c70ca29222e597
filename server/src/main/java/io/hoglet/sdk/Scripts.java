// SPDX-License-Identifier: Apache-2.0
package io.hoglet.sdk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The scripts of one version of posthog-js. Each is read when it is first asked for and stays in memory, about 2 MB
 * together. Thread-safe.
 */
public final class Scripts {
    private static final String DIRECTORY = "/posthog-js/";

    private final String version;
    private final Set<String> kinds;
    private final Map<String, Script> read = new ConcurrentHashMap<>();

    private Scripts(String version, Set<String> kinds) {
        this.version = version;
        this.kinds = kinds;
    }

    /** Those that the build put on the class path; none when it put none there. */
    public static Scripts ofClassPath() {
        List<String> lines = file("kinds.txt").stream().flatMap(Scripts::lines).toList();
        return lines.isEmpty()
                ? new Scripts("", Set.of())
                : new Scripts(lines.getFirst(), Set.copyOf(lines.subList(1, lines.size())));
    }

    private static Stream<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines();
    }

    /** As npm names it; empty when there are no scripts. */
    public String version() {
        return version;
    }

    /** @param kind such as {@code array} or {@code surveys} */
    public Optional<Script> find(String kind) {
        return kinds.contains(kind) ? Optional.of(read.computeIfAbsent(kind, Scripts::script)) : Optional.empty();
    }

    private static Script script(String kind) {
        byte[] content = file(kind + ".js").orElseThrow(() -> new IllegalStateException("the build left out " + kind));
        return new Script(content, tag(content));
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Optional<byte[]> file(String name) {
        try (InputStream in = Scripts.class.getResourceAsStream(DIRECTORY + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
