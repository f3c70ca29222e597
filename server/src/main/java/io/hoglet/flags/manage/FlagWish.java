// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What a caller wants a flag to be; empty stays as it is. Not checked yet.
 *
 * @param version the version that the caller has read; a newer one in the store refuses the change
 */
public record FlagWish(
        Optional<String> key,
        Optional<String> name,
        Optional<JsonNode> filters,
        Optional<Boolean> active,
        Optional<Boolean> deleted,
        Optional<Boolean> ensureExperienceContinuity,
        Optional<Boolean> isRemoteConfiguration,
        Optional<Integer> version) {
    /** Only that it be deleted. */
    public static FlagWish deletion() {
        return new FlagWish(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String toString() {
        return "FlagWish[" + key.orElse("") + "]";
    }
}
