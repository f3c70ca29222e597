// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.github.benmanes.caffeine.cache.Ticker;
import io.hoglet.event.UnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Leaves a store alone for a second after it failed, in which every answer is "not known": a request waits for it once
 * at most, whatever it asks. What shares a store shares one of these. Thread-safe.
 */
public final class Away {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Ticker ticker;
    private final AtomicLong until;

    public Away() {
        this(Ticker.systemTicker());
    }

    Away(Ticker ticker) {
        this.ticker = ticker;
        this.until = new AtomicLong(ticker.read());
    }

    Ticker ticker() {
        return ticker;
    }

    /** Empty when the store is away. */
    <T> Optional<T> unless(Supplier<T> look) {
        if (ticker.read() - until.get() < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(look.get());
        } catch (UnavailableException e) {
            until.set(ticker.read() + PAUSE.toNanos());
            return Optional.empty();
        }
    }
}
