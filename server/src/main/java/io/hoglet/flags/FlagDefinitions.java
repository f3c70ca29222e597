// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.hoglet.event.UnavailableException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Definitions of the projects that are asked for, in memory. {@link #refresh}, called about twice a second, reads again
 * what changed, in whatever process: a change is felt within a second. While the store is away the last known ones
 * count. Thread-safe.
 */
public final class FlagDefinitions {
    private static final int TEAMS_MAX = 5_000;
    private static final Duration KEPT_UNASKED = Duration.ofMinutes(10);
    private static final Duration AWAY_PAUSE = Duration.ofSeconds(1);

    private final FlagDefinitionStore store;
    private final Ticker ticker;
    private final AtomicLong awayUntil;
    private final Cache<Long, TeamFlags> teams = Caffeine.newBuilder()
            .maximumSize(TEAMS_MAX)
            .expireAfterAccess(KEPT_UNASKED)
            .build();

    public FlagDefinitions(FlagDefinitionStore store) {
        this(store, Ticker.systemTicker());
    }

    FlagDefinitions(FlagDefinitionStore store, Ticker ticker) {
        this.store = store;
        this.ticker = ticker;
        this.awayUntil = new AtomicLong(ticker.read());
    }

    /** @throws UnavailableException when they were never read and cannot be at the moment */
    public TeamFlags of(long teamId) {
        var known = teams.getIfPresent(teamId);
        // The first who asks reads; others wait for that one.
        return known == null ? teams.get(teamId, this::load) : known;
    }

    private TeamFlags load(long teamId) {
        // Those who waited for one that failed must not wait for the next one too.
        if (isAway()) {
            throw new UnavailableException("Flags cannot be read at the moment");
        }
        return noticing(() -> store.load(teamId).orElseGet(FlagDefinitions::none));
    }

    private boolean isAway() {
        return ticker.read() - awayUntil.get() < 0;
    }

    private <T> T noticing(Supplier<T> read) {
        try {
            return read.get();
        } catch (UnavailableException e) {
            awayUntil.set(ticker.read() + AWAY_PAUSE.toNanos());
            throw e;
        }
    }

    private static TeamFlags none() {
        return TeamFlags.of(
                new TeamFlags.Stamp(-1, ZoneOffset.UTC, Map.of()),
                List.of(),
                Map.of(),
                0,
                new TeamFlags.Raw(List.of(), Map.of()));
    }

    /** Reads again the projects whose version is another one now. */
    public void refresh() {
        var known = Map.copyOf(teams.asMap());
        if (known.isEmpty() || isAway()) {
            return;
        }
        noticing(() -> store.stamps(known.keySet())).forEach((teamId, stamp) -> {
            var cached = known.get(teamId);
            if (cached != null && !cached.stamp().equals(stamp)) {
                noticing(() -> store.load(teamId))
                        .ifPresent(fresh -> teams.asMap().replace(teamId, cached, fresh));
            }
        });
    }
}
