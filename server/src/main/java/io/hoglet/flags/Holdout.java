// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

/**
 * Those who see no experiment at all (wire protocol 3.2, step 4).
 *
 * @param variant what they get: {@code holdout-<id>}
 * @param percentage how many are held out
 */
public record Holdout(String variant, double percentage) {}
