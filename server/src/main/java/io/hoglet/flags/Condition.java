// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One condition set of a flag: all properties must match, then a part of those is let in.
 *
 * @param percentage 0 to 100; 100 when none was given
 * @param variant what those who match get, when it names a variant of the flag
 * @param groupTypeIndex overrides the flag's
 */
public record Condition(
        List<PropertyFilter> properties, double percentage, Optional<String> variant, OptionalInt groupTypeIndex) {
    public Condition {
        properties = List.copyOf(properties);
    }

    /** Which type of groups it counts in that flag; persons when empty. */
    OptionalInt groupType(FlagDefinition flag) {
        return groupTypeIndex.isPresent()
                ? groupTypeIndex
                : flag.filters().targeting().groupTypeIndex();
    }
}
