// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import static io.hoglet.flags.manage.InvalidChangeException.invalid;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.flags.manage.FlagActivity.Kind;
import io.hoglet.flags.manage.FlagStore.By;
import io.hoglet.flags.manage.FlagStore.Changing;
import io.hoglet.flags.manage.InvalidChangeException.Reason;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes and changes flags. A change is checked and stored while nobody else changes the project's flags, so that two
 * that are harmless alone cannot make a cycle together. Thread-safe.
 */
public final class FeatureFlags {
    /** Most flags of a project that are not deleted. */
    public static final int FLAGS_MAX = 1_000;

    private final FlagStore store;
    private final Clock clock;

    public FeatureFlags(FlagStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws InvalidChangeException when it cannot be */
    public FeatureFlag create(long teamId, long userId, FlagWish wish) {
        String key = FlagRules.key(
                wish.key().orElseThrow(() -> new InvalidChangeException(Reason.MISSING, "key", "key is missing.")));
        var content = new FeatureFlag.Content(
                key,
                FlagRules.description("name", wish.name().orElse("")),
                wish.filters().map(FilterRules::checked).orElseGet(FilterRules::forEveryone),
                wish.active().orElse(true),
                false,
                wish.ensureExperienceContinuity().orElse(false),
                wish.isRemoteConfiguration().orElse(false));
        RemoteConfiguration.check(content);
        return store.change(teamId, flags -> {
            var linked = withReferences(flags, Optional.empty(), content);
            var made = flags.insert(linked, by(userId));
            flags.note(made, Kind.CREATED, FlagChanges.ofNew(linked), by(userId));
            return made;
        });
    }

    /**
     * Empty when there is no such flag. A wish for what is already so changes nothing.
     *
     * @throws InvalidChangeException when it cannot be, or the wish was made from an older version
     */
    public Optional<FeatureFlag> update(long teamId, long userId, long flagId, FlagWish wish) {
        var filters = wish.filters().map(FilterRules::checked);
        return store.change(
                teamId,
                flags -> flags.find(flagId)
                        .map(before -> updated(flags, before, wished(before, wish, filters), userId)));
    }

    private FeatureFlag updated(Changing flags, FeatureFlag before, FeatureFlag.Content wished, long userId) {
        if (before.content().deleted() && wished.deleted()) {
            throw invalid("deleted", "The flag is deleted. Restore it before you change it.");
        }
        if (!before.content().deleted() && wished.deleted()) {
            refuseWhenNeeded(flags, before);
        }
        RemoteConfiguration.check(wished);
        var after = wished.deleted() ? wished : withReferences(flags, Optional.of(before), wished);
        var changes = FlagChanges.between(before.content(), after);
        if (changes.isEmpty()) {
            return before;
        }
        // The key of a deleted flag may be another one's by now, and so may be what is kept under it.
        if (!before.content().deleted() && !after.key().equals(before.key())) {
            flags.moveHashKeys(before.key(), after.key());
        }
        var stored = flags.update(before.id(), after, by(userId));
        flags.note(stored, FlagChanges.kind(before.content(), after), changes, by(userId));
        return stored;
    }

    private static FeatureFlag.Content wished(FeatureFlag flag, FlagWish wish, Optional<ObjectNode> filters) {
        if (wish.version().filter(version -> version < flag.version()).isPresent()) {
            throw new InvalidChangeException(
                    Reason.STALE, "version", "Somebody else changed the flag meanwhile. Read it again.");
        }
        var before = flag.content();
        return new FeatureFlag.Content(
                wish.key().map(FlagRules::key).orElse(before.key()),
                wish.name().map(name -> FlagRules.description("name", name)).orElse(before.name()),
                filters.orElse(before.filters()),
                wish.active().orElse(before.active()),
                wish.deleted().orElse(before.deleted()),
                wish.ensureExperienceContinuity().orElse(before.ensureExperienceContinuity()),
                wish.isRemoteConfiguration().orElse(before.isRemoteConfiguration()));
    }

    /** What the flag needs of others must be there; its references to flags become ids, which do not change. */
    private static FeatureFlag.Content withReferences(
            Changing flags, Optional<FeatureFlag> before, FeatureFlag.Content content) {
        var others = flags.all().stream()
                .filter(flag -> before.stream().noneMatch(self -> self.id() == flag.id()))
                .toList();
        if (others.stream().anyMatch(flag -> flag.key().equals(content.key()))) {
            throw new InvalidChangeException(Reason.TAKEN, "key", "There is already a feature flag with this key.");
        }
        if (others.size() >= FLAGS_MAX) {
            throw new InvalidChangeException(
                    Reason.TOO_MANY, "key", "A project has at most " + FLAGS_MAX + " flags. Delete one.");
        }
        var cohorts = References.cohorts(content.filters());
        if (!flags.knownCohorts(cohorts).containsAll(cohorts)) {
            throw invalid("filters", "filters names a cohort that does not exist in this project.");
        }
        var groupTypes = References.groupTypes(content.filters());
        if (!groupTypes.isEmpty() && !flags.knownGroupTypes().containsAll(groupTypes)) {
            throw invalid(
                    "filters",
                    "filters names the index of a type of groups that this project does not have. The first event with"
                            + " a type in $groups makes it; GET /api/projects/<id>/groups_types lists them.");
        }
        return new FeatureFlag.Content(
                content.key(),
                content.name(),
                Dependencies.linked(before, content, others),
                content.active(),
                content.deleted(),
                content.ensureExperienceContinuity(),
                content.isRemoteConfiguration());
    }

    private static void refuseWhenNeeded(Changing flags, FeatureFlag flag) {
        String needing = flags.all().stream()
                .filter(other -> References.flags(other.content().filters()).contains(String.valueOf(flag.id())))
                .map(FeatureFlag::key)
                .collect(Collectors.joining(", "));
        if (!needing.isEmpty()) {
            throw invalid("deleted", "Other flags depend on this one: " + needing + ".");
        }
        flags.earlyAccessFeature(flag.id()).ifPresent(feature -> {
            throw new InvalidChangeException(
                    Reason.IN_USE,
                    "deleted",
                    "The flag is the early access feature " + feature
                            + ". Delete that feature first, which keeps the flag.");
        });
    }

    private By by(long userId) {
        return new By(userId, clock.instant());
    }
}
