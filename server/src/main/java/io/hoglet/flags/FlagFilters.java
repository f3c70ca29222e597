// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A flag's {@code filters}, understood.
 *
 * @param payloads by variant, or {@code true} for a flag without variants; each is JSON as text
 */
public record FlagFilters(
        List<Condition> conditions,
        Targeting targeting,
        Optional<Holdout> holdout,
        List<Variant> variants,
        Map<String, String> payloads) {
    public FlagFilters {
        conditions = List.copyOf(conditions);
        variants = List.copyOf(variants);
        payloads = Map.copyOf(payloads);
    }

    /** What is understood but can never match, such as a regular expression that is not supported. */
    public List<String> problems() {
        return conditions.stream()
                .flatMap(condition -> condition.properties().stream())
                .flatMap(property -> property.test().problem().stream())
                .toList();
    }
}
