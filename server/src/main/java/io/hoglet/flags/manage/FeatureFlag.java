// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A stored flag.
 *
 * @param version counts the changes, from 1
 */
public record FeatureFlag(
        long id,
        Content content,
        int version,
        Optional<Author> createdBy,
        Optional<Author> lastModifiedBy,
        Times times) {
    /**
     * What people decide about a flag.
     *
     * @param name the description, which PostHog calls name
     * @param filters conditions, variants and payloads (wire protocol 2.3); not to be changed
     * @param isRemoteConfiguration whether it only delivers a payload, to everybody who asks
     */
    public record Content(
            String key,
            String name,
            ObjectNode filters,
            boolean active,
            boolean deleted,
            boolean ensureExperienceContinuity,
            boolean isRemoteConfiguration) {
        @Override
        public String toString() {
            return "Content[" + key + "]";
        }
    }

    /** When it was made, and changed for the last time. */
    public record Times(Instant createdAt, Instant updatedAt) {}

    public String key() {
        return content.key();
    }

    @Override
    public String toString() {
        return "FeatureFlag[" + id + "]";
    }
}
