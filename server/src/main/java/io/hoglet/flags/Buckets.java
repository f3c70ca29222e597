// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.Optional;

/** Roll-outs and shares of variants (wire protocol 3.2, steps 4, 7 and 8). Identifiers are not empty. Pure. */
final class Buckets {
    private static final double ALL = 100;

    private Buckets() {}

    static boolean lets(Condition condition, FlagDefinition flag, String identifier) {
        return condition.percentage() >= ALL || FlagHash.of(flag.key(), identifier, "") <= condition.percentage() / ALL;
    }

    static boolean holds(Holdout holdout, String identifier) {
        return FlagHash.ofHoldout(identifier) <= holdout.percentage() / ALL;
    }

    /** None when the shares do not add up to all, and the identifier stands behind the last. */
    static Optional<String> variant(FlagDefinition flag, String identifier) {
        var variants = flag.filters().variants();
        if (variants.isEmpty()) {
            return Optional.empty();
        }
        double at = FlagHash.of(flag.key(), identifier, FlagHash.VARIANT);
        double from = 0;
        for (var variant : variants) {
            double to = from + variant.percentage() / ALL;
            if (from <= at && at < to) {
                return Optional.of(variant.key());
            }
            from = to;
        }
        return Optional.empty();
    }
}
