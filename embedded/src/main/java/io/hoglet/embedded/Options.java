// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the engines are run. Start from {@link #defaults()} and replace what differs.
 *
 * @param cacheDir where unpacked binaries are kept between runs; may be shared by many stacks
 * @param startTimeout how long one engine may take to become ready
 * @param stopTimeout how long one engine may take to stop before it is killed
 * @param memory the engines' memory limits
 * @param clickHouseLibrary an existing {@code libchdb.so} to use instead of the fetched one
 * @param engines which of them run; what the others need is neither unpacked nor fetched
 */
public record Options(
        Path cacheDir,
        Duration startTimeout,
        Duration stopTimeout,
        Memory memory,
        Optional<Path> clickHouseLibrary,
        Set<EngineKind> engines) {

    /** The system property that names an existing ClickHouse library. */
    public static final String LIBRARY_PROPERTY = "embedded.clickhouse.library";

    /**
     * Memory limits in MiB: the heap of the Kafka JVM, and what the ClickHouse engine may allocate beside its JVM.
     */
    public record Memory(int kafkaHeapMib, int clickHouseMib) {
        public Memory {
            requireAtLeast("kafkaHeapMib", kafkaHeapMib, 96);
            requireAtLeast("clickHouseMib", clickHouseMib, 256);
        }

        private static void requireAtLeast(String name, int value, int least) {
            if (value < least) {
                throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
            }
        }
    }

    public Options {
        engines = Set.copyOf(engines);
    }

    public static Options defaults() {
        return new Options(
                defaultCacheDir(),
                Duration.ofSeconds(90),
                Duration.ofSeconds(20),
                new Memory(192, 1536),
                Optional.ofNullable(System.getProperty(LIBRARY_PROPERTY)).map(Path::of),
                Set.of(EngineKind.values()));
    }

    public Options withCacheDir(Path replacement) {
        return new Options(replacement, startTimeout, stopTimeout, memory, clickHouseLibrary, engines);
    }

    public Options withStartTimeout(Duration replacement) {
        return new Options(cacheDir, replacement, stopTimeout, memory, clickHouseLibrary, engines);
    }

    public Options withStopTimeout(Duration replacement) {
        return new Options(cacheDir, startTimeout, replacement, memory, clickHouseLibrary, engines);
    }

    public Options withMemory(Memory replacement) {
        return new Options(cacheDir, startTimeout, stopTimeout, replacement, clickHouseLibrary, engines);
    }

    public Options withClickHouseLibrary(Path replacement) {
        return new Options(cacheDir, startTimeout, stopTimeout, memory, Optional.of(replacement), engines);
    }

    public Options withEngines(Set<EngineKind> replacement) {
        return new Options(cacheDir, startTimeout, stopTimeout, memory, clickHouseLibrary, replacement);
    }

    private static Path defaultCacheDir() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("hoglet");
    }
}
