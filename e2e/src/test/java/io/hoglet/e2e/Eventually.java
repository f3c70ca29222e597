// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits by asking again until a deadline; the last difference is the failure's message. */
final class Eventually {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private Eventually() {}

    /** Fails by an {@link AssertionError} while it does not hold yet; anything else it throws ends the waiting. */
    @FunctionalInterface
    interface Check {
        void run() throws Exception;
    }

    /** How long it took until the check held. */
    static Duration eventually(Duration deadline, Check check) throws Exception {
        long begun = System.nanoTime();
        while (true) {
            try {
                check.run();
                return Duration.ofNanos(System.nanoTime() - begun);
            } catch (AssertionError notYet) {
                if (System.nanoTime() - begun > deadline.toNanos()) {
                    throw new AssertionError("Not within " + deadline + ": " + notYet.getMessage(), notYet);
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }
}
