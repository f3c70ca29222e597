// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hoglet.time.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Makes, lists, deletes and recognises personal API keys ({@code phx_…}). The value is shown once; its hash is stored.
 * Known keys are remembered for a few seconds; a deletion in this process is felt at once. Thread-safe.
 */
public final class PersonalKeys {
    /** How each key begins. */
    public static final String PREFIX = "phx_";

    private static final int RANDOM_LENGTH = 43;
    private static final int VALUE_LENGTH_MAX = 200;
    private static final int SHOWN = 4;
    private static final Duration USED_GRAIN = Duration.ofMinutes(10);
    private static final Duration REMEMBERED = Duration.ofSeconds(15);
    private static final int REMEMBERED_MAX = 10_000;

    private final PersonalKeyStore store;
    private final Ids ids;
    private final Clock clock;
    private final Cache<String, PersonalKeyStore.Owner> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED_MAX)
            .expireAfterWrite(REMEMBERED)
            .build();

    /** A new key with its value, which nobody can show again. */
    public record Created(PersonalKey key, String value) {
        @Override
        public String toString() {
            return "Created[" + key.id() + "]";
        }
    }

    public PersonalKeys(PersonalKeyStore store, Ids ids, Clock clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    public List<PersonalKey> ofUser(long userId) {
        return store.ofUser(userId);
    }

    public Created create(long userId, String label) {
        String value = random(ids);
        var key = store.insert(
                new PersonalKeyStore.NewKey(userId, label, mask(value), Digest.of(value), clock.instant()));
        return new Created(key, value);
    }

    /** False when the account has no such key. */
    public boolean delete(long userId, long keyId) {
        var hash = store.delete(userId, keyId);
        hash.ifPresent(remembered::invalidate);
        return hash.isPresent();
    }

    /** Who {@code value} acts for. */
    public Optional<Caller> caller(String value) {
        if (value.isEmpty() || value.length() > VALUE_LENGTH_MAX) {
            return Optional.empty();
        }
        String hash = Digest.of(value);
        var owner = remembered.getIfPresent(hash);
        if (owner == null) {
            owner = remembered
                    .asMap()
                    .computeIfAbsent(hash, key -> store.owner(key).orElse(null));
        }
        if (owner == null) {
            return Optional.empty();
        }
        noteUse(hash, owner);
        return Optional.of(new Caller(owner.userId(), owner.organizationId(), new Caller.ByKey(owner.keyId())));
    }

    private void noteUse(String hash, PersonalKeyStore.Owner owner) {
        var now = clock.instant();
        boolean recent = owner.lastUsedAt()
                .filter(used -> used.plus(USED_GRAIN).isAfter(now))
                .isPresent();
        if (!recent) {
            store.used(owner.keyId(), now);
            remembered.invalidate(hash);
        }
    }

    static String random(Ids ids) {
        return ids.token(PREFIX, RANDOM_LENGTH);
    }

    static String mask(String value) {
        return PREFIX + "…" + value.substring(Math.max(0, value.length() - SHOWN));
    }
}
