// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.List;

/** What a person must be to belong to a cohort: conditions, nested (wire protocol 3.5). */
public sealed interface CohortFilter {
    /** Every part must match; without parts everybody does. */
    record All(List<CohortFilter> parts) implements CohortFilter {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** One part must match; without parts everybody does. */
    record Any(List<CohortFilter> parts) implements CohortFilter {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** A property, or another cohort. */
    record One(PropertyFilter filter) implements CohortFilter {}

    /** What cannot be decided for one person at once, such as what they did: such a cohort targets no flag. */
    record Undecidable() implements CohortFilter {}
}
