// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets one long statement at a time into this small heap. Ordinary statements and the rows of inserts, which are not
 * kept, need no share. Thread-safe.
 */
final class TextBudget {
    private final Semaphore shares = new Semaphore(1, true);
    private final Duration longestWait;

    TextBudget(Duration longestWait) {
        this.longestWait = longestWait;
    }

    Share share() {
        return new Share();
    }

    /** What one request has claimed, given back at its end. */
    final class Share implements AutoCloseable {
        private boolean claimed;

        void claim() throws QueryException, InterruptedException {
            if (!claimed && !shares.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                throw QueryException.tooManyQueries();
            }
            claimed = true;
        }

        @Override
        public void close() {
            if (claimed) {
                shares.release();
                claimed = false;
            }
        }
    }
}
