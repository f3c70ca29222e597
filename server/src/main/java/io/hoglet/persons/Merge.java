// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

/**
 * A wish to make one person of two ids (wire protocol 4.7).
 *
 * @param other the id whose person gives way: {@code $anon_distinct_id} or {@code alias}
 * @param target the id whose person stays: {@code distinct_id}
 * @param dangerously also when the other person is identified
 */
public record Merge(IdKey other, IdKey target, boolean dangerously) {
    /** How it went. */
    public enum Result {
        MERGED,
        SAME_PERSON,
        ILLEGAL_ID,
        ALREADY_IDENTIFIED
    }
}
