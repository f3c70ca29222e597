// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.flags.manage.FeatureFlag;
import io.hoglet.flags.manage.FeatureFlags;
import io.hoglet.flags.manage.FlagStore;
import io.hoglet.flags.manage.FlagWish;
import java.util.Optional;

/**
 * The flags of features: whoever has the person property {@code $feature_enrollment/<key>} is decided by it (wire
 * protocol 3.2, step 3). Thread-safe.
 */
final class EnrollmentFlags {
    private static final String NOW = "feature_enrollment";

    /** What PostHog wrote before. */
    private static final String BEFORE = "super_groups";

    private final FeatureFlags flags;
    private final FlagStore store;

    EnrollmentFlags(FeatureFlags flags, FlagStore store) {
        this.flags = flags;
        this.store = store;
    }

    /** A flag that is on for nobody but those who switch it on. */
    FeatureFlag make(long teamId, long userId, String featureName, boolean open) {
        String key = EarlyAccessRules.key(featureName)
                .orElseThrow(() -> EarlyAccessRules.invalid(
                        "name", "name needs a letter or digit, because the flag's key is made of it."));
        var filters = JsonNodeFactory.instance.objectNode();
        var nobody = filters.putArray("groups").addObject();
        nobody.putArray("properties");
        nobody.put("rollout_percentage", 0);
        set(filters, open);
        return flags.create(
                teamId, userId, wish(Optional.of(key), Optional.of("Early access: " + featureName), filters));
    }

    /** Only a flag of persons that is on or off can be a feature: visitors choose no more than that. */
    FeatureFlag suitable(long teamId, long flagId) {
        var flag = store.find(teamId, flagId)
                .filter(one -> !one.content().deleted())
                .orElseThrow(() ->
                        EarlyAccessRules.invalid("feature_flag_id", "There is no such feature flag in this project."));
        var filters = flag.content().filters();
        if (filters.hasNonNull("aggregation_group_type_index")) {
            throw EarlyAccessRules.invalid("feature_flag_id", "A flag of groups cannot be an early access feature.");
        }
        if (!filters.path("multivariate").path("variants").isEmpty()) {
            throw EarlyAccessRules.invalid(
                    "feature_flag_id", "A flag with variants cannot be an early access feature.");
        }
        return flag;
    }

    /** Lets visitors choose, or no longer. What they chose stays with them. A flag that is deleted stays as it is. */
    void open(long teamId, long userId, long flagId, boolean open) {
        store.find(teamId, flagId)
                .filter(flag -> !flag.content().deleted())
                .filter(flag -> isOpen(flag.content().filters()) != open)
                .ifPresent(flag -> {
                    var filters = flag.content().filters().deepCopy();
                    set(filters, open);
                    flags.update(teamId, userId, flagId, wish(Optional.empty(), Optional.empty(), filters));
                });
    }

    private static boolean isOpen(ObjectNode filters) {
        return filters.path(NOW).asBoolean() || !filters.path(BEFORE).isEmpty();
    }

    private static void set(ObjectNode filters, boolean open) {
        filters.remove(BEFORE);
        if (open) {
            filters.put(NOW, true);
        } else {
            filters.remove(NOW);
        }
    }

    private static FlagWish wish(Optional<String> key, Optional<String> name, ObjectNode filters) {
        return new FlagWish(
                key,
                name,
                Optional.of(filters),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
