// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

import java.time.DayOfWeek;
import java.time.ZoneId;

/**
 * What a query needs to know about the project that asks: whose rows it may see, where its days begin and on which
 * day its weeks start (Sunday or Monday, nothing else).
 */
public record Project(long teamId, ZoneId zone, DayOfWeek weekStart) {

    public Project {
        if (weekStart != DayOfWeek.SUNDAY && weekStart != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("a week starts on Sunday or Monday, not on " + weekStart);
        }
    }
}
