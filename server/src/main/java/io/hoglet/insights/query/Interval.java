// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

/** The width of a trend's buckets. Days, weeks and months are those of the project's time zone. */
public enum Interval {
    HOUR,
    DAY,
    WEEK,
    MONTH
}
