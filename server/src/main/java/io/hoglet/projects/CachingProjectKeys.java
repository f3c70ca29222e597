// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hoglet.event.UnavailableException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Remembers keys. A known key older than a few seconds is looked up again by one request, while others go on with what
 * is known; when that fails, so do all, until the store is back. Unknown keys are remembered briefly, so that a client
 * with a wrong key costs the store little.
 */
public final class CachingProjectKeys implements ProjectKeys {
    private static final Duration KNOWN_FRESH = Duration.ofSeconds(4);
    private static final Duration UNKNOWN_FRESH = Duration.ofSeconds(3);
    private static final Duration AWAY_PAUSE = Duration.ofSeconds(1);
    private static final int KNOWN_MAX = 20_000;
    private static final int UNKNOWN_MAX = 10_000;
    private static final int TOKEN_LENGTH_MAX = 200;

    private final Function<String, Lookup> store;
    private final Ticker ticker;
    private final Cache<String, Entry> known =
            Caffeine.newBuilder().maximumSize(KNOWN_MAX).build();
    private final Cache<String, Lookup> unknown;
    private final AtomicLong awayUntil;

    /** What is known of a key, and whether a request is just looking again. */
    private record Entry(Found found, long at, AtomicBoolean refreshing) {}

    public CachingProjectKeys(ProjectStore store) {
        this(store::byToken, Ticker.systemTicker());
    }

    CachingProjectKeys(Function<String, Lookup> store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
        this.unknown = Caffeine.newBuilder()
                .maximumSize(UNKNOWN_MAX)
                .expireAfterWrite(UNKNOWN_FRESH)
                .ticker(ticker)
                .build();
        this.awayUntil = new AtomicLong(ticker.read());
    }

    @Override
    public Lookup find(String token) {
        var entry = known.getIfPresent(token);
        if (entry != null) {
            boolean fresh = ticker.read() - entry.at() < KNOWN_FRESH.toNanos();
            return fresh || !entry.refreshing().compareAndSet(false, true) ? entry.found() : refreshed(token, entry);
        }
        if (!canBeKey(token)) {
            return new Unknown();
        }
        var remembered = unknown.getIfPresent(token);
        return remembered == null ? lookedUp(token) : remembered;
    }

    private Lookup refreshed(String token, Entry entry) {
        try {
            return isAway() ? entry.found() : lookedUp(token);
        } catch (UnavailableException e) {
            // Known keys work on without the store: events are kept in Kafka meanwhile.
            return entry.found();
        } finally {
            entry.refreshing().set(false);
        }
    }

    private Lookup lookedUp(String token) {
        if (isAway()) {
            throw new UnavailableException("Project keys cannot be looked up at the moment");
        }
        try {
            return remember(token, store.apply(token));
        } catch (UnavailableException e) {
            awayUntil.set(ticker.read() + AWAY_PAUSE.toNanos());
            throw e;
        }
    }

    private Lookup remember(String token, Lookup lookup) {
        switch (lookup) {
            case Found found -> {
                known.put(token, new Entry(found, ticker.read(), new AtomicBoolean()));
                unknown.invalidate(token);
            }
            case Unknown nobody -> {
                known.invalidate(token);
                unknown.put(token, nobody);
            }
        }
        return lookup;
    }

    private boolean isAway() {
        return ticker.read() - awayUntil.get() < 0;
    }

    private static boolean canBeKey(String token) {
        return !token.isEmpty()
                && token.length() <= TOKEN_LENGTH_MAX
                && token.chars().allMatch(c -> c > ' ' && c < 127);
    }

    @Override
    public void forget(String token) {
        known.invalidate(token);
        unknown.invalidate(token);
    }
}
