// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

/** A feature flag that is not deleted. */
public record FlagDefinition(
        long id, String key, boolean active, boolean ensuresContinuity, int version, FlagFilters filters) {
    /** The person property by which somebody opted in or out. */
    String enrollmentProperty() {
        return "$feature_enrollment/" + key;
    }
}
