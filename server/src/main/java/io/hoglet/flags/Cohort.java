// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

/**
 * A group of persons.
 *
 * @param isStatic its members were listed, so its filters say nothing
 */
public record Cohort(long id, boolean isStatic, CohortFilter filter) {}
