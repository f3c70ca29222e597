// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the usage of named process trees. A process belongs to the nearest named process above it: the engines are
 * children of the server and still count for themselves. A child that ended and was waited for is in its parent's
 * time.
 */
public final class ProcessTrees {
    private final Path proc;
    private final Map<String, Long> roots;

    /** @param roots name and process id, in the order in which they are shown */
    public ProcessTrees(Map<String, Long> roots) {
        this(Path.of("/proc"), roots);
    }

    ProcessTrees(Path proc, Map<String, Long> roots) {
        this.proc = proc;
        this.roots = new LinkedHashMap<>(roots);
    }

    public Map<String, Usage> read() {
        var stats = stats();
        var usages = new LinkedHashMap<String, Usage>();
        roots.keySet().forEach(name -> usages.put(name, Usage.NONE));
        for (var stat : stats.values()) {
            owner(stat, stats)
                    .ifPresent(name -> usages.merge(name, new Usage(stat.cpu(), memory(stat.pid()), 1), Usage::plus));
        }
        return usages;
    }

    private Optional<String> owner(ProcStat stat, Map<Long, ProcStat> stats) {
        var current = Optional.of(stat);
        // A chain of parents is short; the bound only guards against one that changes while we read.
        for (int depth = 0; depth < 64 && current.isPresent(); depth++) {
            long pid = current.get().pid();
            var named = roots.entrySet().stream()
                    .filter(root -> root.getValue() == pid)
                    .map(Map.Entry::getKey)
                    .findFirst();
            if (named.isPresent()) {
                return named;
            }
            current = Optional.ofNullable(stats.get(current.get().parentPid()));
        }
        return Optional.empty();
    }

    private Map<Long, ProcStat> stats() {
        var stats = new HashMap<Long, ProcStat>();
        try (var directories = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var directory : directories) {
                read(directory.resolve("stat")).map(ProcStat::parse).ifPresent(stat -> stats.put(stat.pid(), stat));
            }
            return stats;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + proc, e);
        }
    }

    private Memory memory(long pid) {
        return read(proc.resolve(Long.toString(pid)).resolve("smaps_rollup"))
                .map(text -> Memory.parse(text.lines().toList()))
                .orElse(Memory.NONE);
    }

    /** Empty when the process has just ended, or is not ours to look at. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
