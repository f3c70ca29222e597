// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

/**
 * A group of persons.
 *
 * @param isStatic its members were listed, so its filters say nothing
 */
public record Cohort(long id, boolean isStatic, CohortFilter filter) {
    /** No stored property has such a name: PostgreSQL has no text with NUL in it. */
    private static final String LISTED = "\0cohort ";

    /** Under which stored persons have that they were listed as members of a static cohort, beside their properties. */
    public static String memberKey(long cohortId) {
        return LISTED + cohortId;
    }
}
