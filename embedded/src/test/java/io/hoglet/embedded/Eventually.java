// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for something to become true, with a deadline and the last failure in the message. */
public final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    public static void untilAsserted(Duration deadline, ThrowingCallable assertion) {
        eventually(deadline, () -> {
            try {
                assertion.call();
            } catch (Error | Exception e) {
                throw e;
            } catch (Throwable e) {
                throw new AssertionError(e);
            }
            return true;
        });
    }

    /** The first value that is computed without a failure. */
    public static <T> T eventually(Duration deadline, Callable<T> computation) {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            try {
                return computation.call();
            } catch (Throwable e) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("not within " + deadline + ": " + e, e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
