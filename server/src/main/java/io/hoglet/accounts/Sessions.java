// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hoglet.time.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Opens, finds and ends sessions. A session ends {@link #LIFETIME} after it was last used. Found sessions are
 * remembered for a few seconds; ending one in this process is felt at once, in another process after those seconds.
 * Thread-safe.
 */
public final class Sessions {
    /** How long an unused session lasts. */
    public static final Duration LIFETIME = Duration.ofDays(30);

    private static final Duration SEEN_GRAIN = Duration.ofHours(1);
    private static final Duration REMEMBERED = Duration.ofSeconds(15);
    private static final int REMEMBERED_MAX = 10_000;
    private static final int TOKEN_LENGTH = 43;
    private static final int TOKEN_LENGTH_MAX = 128;

    private final SessionStore store;
    private final Ids ids;
    private final Clock clock;
    private final Cache<String, Session> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** @param extended whether the browser's cookie must be sent again to last as long */
    public record Found(Session session, boolean extended) {}

    public Sessions(SessionStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** The new session's token, for the cookie. */
    public String open(Account account) {
        var now = clock.instant();
        String token = ids.token("", TOKEN_LENGTH);
        store.deleteExpired(now);
        store.insert(new Session(Digest.of(token), account.id(), account.organizationId(), now, now.plus(LIFETIME)));
        return token;
    }

    public Optional<Found> find(String token) {
        if (token.isEmpty() || token.length() > TOKEN_LENGTH_MAX) {
            return Optional.empty();
        }
        String hash = Digest.of(token);
        var now = clock.instant();
        return remembered(hash)
                .filter(session -> session.expiresAt().isAfter(now))
                .map(this::extendedWhenDue);
    }

    private Optional<Session> remembered(String hash) {
        var session = remembered.getIfPresent(hash);
        if (session != null) {
            return Optional.of(session);
        }
        // Inside compute, so that an end of the session in between cannot be overtaken by what was read before it.
        return Optional.ofNullable(remembered
                .asMap()
                .computeIfAbsent(hash, key -> store.find(key, clock.instant()).orElse(null)));
    }

    private Found extendedWhenDue(Session session) {
        var now = clock.instant();
        if (session.lastSeenAt().plus(SEEN_GRAIN).isAfter(now)) {
            return new Found(session, false);
        }
        store.extend(session.tokenHash(), now, now.plus(LIFETIME));
        remembered.invalidate(session.tokenHash());
        return new Found(session, true);
    }

    public void end(String tokenHash) {
        store.delete(tokenHash);
        remembered.invalidate(tokenHash);
    }

    /** Ends every session of the account but the one with {@code tokenHash}. */
    public void endOthers(long userId, String tokenHash) {
        store.deleteOthers(userId, tokenHash);
        remembered
                .asMap()
                .values()
                .removeIf(session ->
                        session.userId() == userId && !session.tokenHash().equals(tokenHash));
    }
}
