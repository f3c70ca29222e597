// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What somebody gets of one flag, and why.
 *
 * @param variant none when it is off, or when no variant's share holds the identifier
 * @param conditionIndex of the condition set that decided, from 0
 */
public record Evaluation(
        FlagDefinition flag, boolean enabled, Optional<String> variant, Reason reason, OptionalInt conditionIndex) {
    static Evaluation off(FlagDefinition flag, Reason reason, OptionalInt conditionIndex) {
        return new Evaluation(flag, false, Optional.empty(), reason, conditionIndex);
    }

    /** JSON as text; only of a flag that is on. */
    public Optional<String> payload() {
        return enabled ? Optional.ofNullable(flag.filters().payloads().get(variant.orElse("true"))) : Optional.empty();
    }

    /** The reason in words; conditions are counted from 1. */
    public String description() {
        return reason == Reason.CONDITION_MATCH && conditionIndex.isPresent()
                ? reason.description() + " " + (conditionIndex.getAsInt() + 1)
                : reason.description();
    }
}
