// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import io.hoglet.embedded.directory.ProcessRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends engine processes that outlived a killed owner: first politely, then by force. */
public final class Survivors {
    private static final Logger LOG = LoggerFactory.getLogger(Survivors.class);

    private Survivors() {}

    /** Returns when the recorded process, if it is still alive, has ended. */
    public static void stop(ProcessRecord record, Consumer<ProcessHandle> requestStop, Duration timeout)
            throws IOException, InterruptedException {
        stop(record.survivor(), requestStop, timeout);
        record.delete();
    }

    /** The same for a process known by other means. */
    public static void stop(Optional<ProcessHandle> survivor, Consumer<ProcessHandle> requestStop, Duration timeout)
            throws InterruptedException {
        if (survivor.isPresent()) {
            ProcessHandle process = survivor.get();
            LOG.atInfo().addKeyValue("pid", process.pid()).log("stopping an engine left over by a killed owner");
            requestStop.accept(process);
            if (!exitedWithin(process, timeout)) {
                process.destroyForcibly();
                exitedWithin(process, timeout);
            }
        }
    }

    private static boolean exitedWithin(ProcessHandle process, Duration timeout) throws InterruptedException {
        try {
            process.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return !process.isAlive();
        }
    }
}
