// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import io.hoglet.embedded.DirectoryLockedException;
import io.hoglet.embedded.DirectoryUnusableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The claim of one process on a directory. The kernel drops it with the process, so kill -9 leaves no stale lock;
 * {@code run/owner.json} beside it only tells people who holds it.
 */
public final class DirectoryLock implements AutoCloseable {
    private final FileChannel channel;
    private final JsonFile owner;

    private DirectoryLock(FileChannel channel, JsonFile owner) {
        this.channel = channel;
        this.owner = owner;
    }

    public static DirectoryLock acquire(Layout layout) {
        JsonFile owner = new JsonFile(layout.run().resolve("owner.json"));
        Path file = layout.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new DirectoryLockedException(lockedMessage(layout.root(), owner.readOrEmpty()));
            }
            DirectoryLock lock = new DirectoryLock(channel, owner);
            lock.describe("");
            return lock;
        } catch (IOException e) {
            throw new DirectoryUnusableException(
                    "The data directory " + layout.root() + " cannot be locked (" + e + "); choose another one.", e);
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
        owner.delete();
        channel.close();
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
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
