// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import io.hoglet.embedded.DirectoryLockedException;
import io.hoglet.embedded.DirectoryUnusableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The claim of one process on a directory. The kernel drops it with the process, so kill -9 leaves no stale lock;
 * {@code run/owner.json} beside it only tells people who holds it.
 */
public final class DirectoryLock implements AutoCloseable {
    // POSIX drops a process's lock when it closes any channel of the file, also one that never held the lock. So a
    // second claim inside this JVM must be refused before it opens the file.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;
    private final JsonFile owner;

    private DirectoryLock(Path file, FileChannel channel, JsonFile owner) {
        this.file = file;
        this.channel = channel;
        this.owner = owner;
    }

    public static DirectoryLock acquire(Layout layout) {
        try {
            return acquire(layout, layout.run().toRealPath().resolve("lock"));
        } catch (IOException e) {
            throw new DirectoryUnusableException(
                    "The data directory " + layout.root() + " cannot be locked (" + e + "); choose another one.", e);
        }
    }

    private static DirectoryLock acquire(Layout layout, Path file) throws IOException {
        JsonFile owner = new JsonFile(layout.run().resolve("owner.json"));
        if (!HELD_HERE.add(file)) {
            throw new DirectoryLockedException(lockedMessage(layout.root(), owner.readOrEmpty()));
        }
        @Nullable FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw new DirectoryLockedException(lockedMessage(layout.root(), owner.readOrEmpty()));
            }
            DirectoryLock lock = new DirectoryLock(file, channel, owner);
            lock.describe("");
            return lock;
        } catch (IOException | DirectoryLockedException e) {
            if (channel != null) {
                channel.close();
            }
            HELD_HERE.remove(file);
            throw e;
        }
    }

    /** Stores where the owner can be reached, for the message a second start prints. */
    public void describe(String info) throws IOException {
        Map<String, String> values = new HashMap<>();
        values.put("pid", Long.toString(ProcessHandle.current().pid()));
        values.put("info", info);
        owner.write(values);
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            owner.delete();
        } finally {
            HELD_HERE.remove(file);
        }
    }

    private static String lockedMessage(Path root, Map<String, String> owner) {
        String pid = owner.getOrDefault("pid", "");
        String info = owner.getOrDefault("info", "");
        return "The data directory " + root + " is in use by "
                + (pid.isEmpty() ? "another process" : "process " + pid)
                + (info.isEmpty() ? "" : " at " + info)
                + "; use that one, stop it, or choose another directory.";
    }
}
