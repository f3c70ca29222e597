// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A stored group of persons, decided by their properties. */
public record StoredCohort(long id, Content content, Optional<Author> createdBy, FeatureFlag.Times times) {
    /**
     * What people decide about a cohort.
     *
     * @param filters one group of conditions, perhaps of further groups (wire protocol 6.2); not to be changed
     */
    public record Content(String name, String description, ObjectNode filters, boolean deleted) {
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
