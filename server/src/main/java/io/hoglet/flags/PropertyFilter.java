// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.OptionalInt;

/**
 * What one property must be.
 *
 * @param key the property; for a cohort nothing, for a flag its id or key
 * @param value as stored
 * @param test operator and value, made ready
 * @param negated the result is turned around
 * @param groupTypeIndex of a group's property; the condition's when empty
 */
public record PropertyFilter(
        Kind kind, String key, JsonNode value, ValueTest test, boolean negated, OptionalInt groupTypeIndex) {
    /** Whose property. */
    public enum Kind {
        PERSON,
        GROUP,
        COHORT,
        FLAG
    }

    /** The type of the group that is meant, in a condition that counts that type. */
    OptionalInt groupType(OptionalInt ofCondition) {
        return groupTypeIndex.isPresent() ? groupTypeIndex : ofCondition;
    }

    /** The cohort that is meant, when it is one. */
    long cohortId() {
        return value.asLong();
    }
}
