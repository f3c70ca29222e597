// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.OptionalInt;

/**
 * Whom a flag counts, and how its conditions are gone through.
 *
 * @param groupTypeIndex groups of that type instead of persons
 * @param byDevice hashes {@code $device_id} instead of the distinct id
 * @param earlyExit ends at the first condition whose properties match, also when its roll-out lets nobody in
 * @param enrollment a person's {@code $feature_enrollment/<key>} decides, when there is one
 */
public record Targeting(OptionalInt groupTypeIndex, boolean byDevice, boolean earlyExit, boolean enrollment) {}
