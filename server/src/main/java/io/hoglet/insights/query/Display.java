// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

/** How a trend will be drawn, as far as the numbers depend on it. */
public enum Display {
    /** One value per bucket. */
    OVER_TIME,
    /** One value for the whole range: table, pie, bar by value, big number. */
    TOTAL_VALUE
}
