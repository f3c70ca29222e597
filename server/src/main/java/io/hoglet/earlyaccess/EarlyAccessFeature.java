// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess;

import java.time.Instant;
import java.util.UUID;

/** A stored feature. */
public record EarlyAccessFeature(UUID id, Content content, Flag flag, Instant createdAt) {
    /** What people decide about a feature. */
    public record Content(String name, String description, Stage stage, String documentationUrl) {
        @Override
        public String toString() {
            return "Content[" + stage + "]";
        }
    }

    /** The flag that the feature is. */
    public record Flag(long id, String key, String name, boolean active, boolean deleted) {
        @Override
        public String toString() {
            return "Flag[" + id + "]";
        }
    }

    @Override
    public String toString() {
        return "EarlyAccessFeature[" + id + "]";
    }
}
