// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stored group of persons, decided by their properties or listed.
 *
 * @param count how many are listed; empty when it is not static
 */
public record StoredCohort(
        long id, Content content, OptionalLong count, Optional<Author> createdBy, FeatureFlag.Times times) {
    /**
     * What people decide about a cohort.
     *
     * @param filters one group of conditions, perhaps of further groups (wire protocol 6.2); not to be changed
     * @param isStatic whether persons are listed instead; never changes
     */
    public record Content(String name, String description, ObjectNode filters, boolean isStatic, boolean deleted) {
        @Override
        public String toString() {
            return "Content[" + name + "]";
        }
    }

    @Override
    public String toString() {
        return "StoredCohort[" + id + "]";
    }
}
