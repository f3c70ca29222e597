// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

/**
 * One of the values of a multivariate flag.
 *
 * @param percentage of those the flag is on for; the first variants take the lowest numbers
 */
public record Variant(String key, double percentage) {}
