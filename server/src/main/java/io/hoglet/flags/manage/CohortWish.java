// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a caller wants a cohort to be; empty stays as it is. Not checked yet.
 *
 * @param isStatic a list of persons instead of conditions
 */
public record CohortWish(
        Optional<String> name,
        Optional<String> description,
        Optional<JsonNode> filters,
        Optional<Boolean> isStatic,
        Optional<Boolean> deleted) {
    /** Only that it be deleted. */
    public static CohortWish deletion() {
        return new CohortWish(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(true));
    }

    @Override
    public String toString() {
        return "CohortWish[" + name.orElse("") + "]";
    }
}
