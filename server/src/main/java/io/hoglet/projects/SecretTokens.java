// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hoglet.accounts.Digest;
import io.hoglet.projects.SecretTokenStore.Shown;
import io.hoglet.time.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The secret token of a project ({@code phs_…}), with which its servers read flags and nothing else (wire protocol
 * 2.3). The value is shown once; its hash is stored. After a rotation the token before stays valid until the new one is
 * confirmed. Known tokens are remembered for a few seconds, also in other processes. Thread-safe.
 */
public final class SecretTokens {
    /** How each token begins. */
    public static final String PREFIX = "phs_";

    private static final int RANDOM_LENGTH = 43;
    private static final int VALUE_LENGTH_MAX = 200;
    private static final int MASK_SHOWN = 4;
    private static final Duration REMEMBERED = Duration.ofSeconds(15);
    private static final int REMEMBERED_MAX = 10_000;

    private final SecretTokenStore store;
    private final Ids ids;
    private final Clock clock;
    private final Cache<String, Long> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** A new token with its value, which nobody can show again. */
    public record Created(Shown shown, String value) {
        @Override
        public String toString() {
            return "Created[]";
        }
    }

    public SecretTokens(SecretTokenStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Empty when the project has none. */
    public Optional<Shown> find(long projectId) {
        return store.find(projectId);
    }

    /**
     * Makes a token. The one before becomes the backup; one that was never confirmed is gone, because its servers may
     * still have the backup.
     */
    public Created rotate(long projectId) {
        String value = ids.token(PREFIX, RANDOM_LENGTH);
        String mask = PREFIX + "…" + value.substring(value.length() - MASK_SHOWN);
        var shown = store.rotate(projectId, Digest.of(value), mask, clock.instant());
        remembered.invalidateAll();
        return new Created(shown, value);
    }

    /** Ends the token before the present one; empty when the project has no token. */
    public Optional<Shown> confirm(long projectId) {
        var shown = store.forgetBackup(projectId);
        remembered.invalidateAll();
        return shown;
    }

    /** The project whose present token or backup that is. */
    public Optional<Long> project(String value) {
        if (!value.startsWith(PREFIX) || value.length() > VALUE_LENGTH_MAX) {
            return Optional.empty();
        }
        String hash = Digest.of(value);
        var known = Optional.ofNullable(remembered.getIfPresent(hash));
        if (known.isPresent()) {
            return known;
        }
        var found = store.project(hash);
        found.ifPresent(project -> remembered.put(hash, project));
        return found;
    }
}
