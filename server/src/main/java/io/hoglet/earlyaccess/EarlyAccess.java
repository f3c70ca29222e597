// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess;

import io.hoglet.flags.manage.FeatureFlags;
import io.hoglet.flags.manage.FlagStore;
import io.hoglet.flags.manage.InvalidChangeException;
import io.hoglet.flags.manage.InvalidChangeException.Reason;
import io.hoglet.time.Ids;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes, changes and removes early access features, each with its flag in one transaction. Thread-safe.
 */
public final class EarlyAccess {
    /** Most features of a project, so many may be shown to a visitor. */
    public static final int FEATURES_MAX = 200;

    private final EarlyAccessStore store;
    private final FlagStore flagStore;
    private final EnrollmentFlags flags;
    private final Ids ids;
    private final Clock clock;

    public EarlyAccess(EarlyAccessStore store, FeatureFlags flags, FlagStore flagStore, Ids ids, Clock clock) {
        this.store = store;
        this.flagStore = flagStore;
        this.flags = new EnrollmentFlags(flags, flagStore);
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws InvalidChangeException when it cannot be */
    public EarlyAccessFeature create(long teamId, long userId, EarlyAccessWish wish) {
        var content = EarlyAccessRules.ofNew(wish);
        return flagStore.change(teamId, _ -> created(teamId, userId, wish, content));
    }

    private EarlyAccessFeature created(
            long teamId, long userId, EarlyAccessWish wish, EarlyAccessFeature.Content content) {
        if (store.count(teamId) >= FEATURES_MAX) {
            throw new InvalidChangeException(
                    Reason.TOO_MANY, "name", "A project has at most " + FEATURES_MAX + " features. Delete one.");
        }
        boolean open = content.stage().isOpen();
        var flag = wish.flagId().isPresent()
                ? flags.suitable(teamId, wish.flagId().get())
                : flags.make(teamId, userId, content.name(), open);
        var made = store.insert(teamId, ids.uuidV7(), flag.id(), content, clock.instant())
                .orElseThrow(() -> new InvalidChangeException(
                        Reason.TAKEN, "feature_flag_id", "The flag is another early access feature already."));
        flags.open(teamId, userId, flag.id(), open);
        return made;
    }

    /**
     * Empty when there is no such feature.
     *
     * @throws InvalidChangeException when it cannot be
     */
    public Optional<EarlyAccessFeature> update(long teamId, long userId, UUID id, EarlyAccessWish wish) {
        return flagStore.change(teamId, _ -> updated(teamId, userId, id, wish));
    }

    private Optional<EarlyAccessFeature> updated(long teamId, long userId, UUID id, EarlyAccessWish wish) {
        return store.find(teamId, id).flatMap(before -> {
            var after = EarlyAccessRules.changed(before.content(), wish);
            if (wish.flagId().filter(flag -> flag != before.flag().id()).isPresent()) {
                throw EarlyAccessRules.invalid("feature_flag_id", "A feature keeps its flag. Make another feature.");
            }
            flags.open(teamId, userId, before.flag().id(), after.stage().isOpen());
            return store.update(teamId, id, after);
        });
    }

    /** Whether there was such a feature. Its flag stays, and visitors can no longer choose. */
    public boolean delete(long teamId, long userId, UUID id) {
        return flagStore.change(
                teamId,
                _ -> store.find(teamId, id)
                        .map(feature -> {
                            flags.open(teamId, userId, feature.flag().id(), false);
                            return store.delete(teamId, id);
                        })
                        .orElse(false));
    }
}
