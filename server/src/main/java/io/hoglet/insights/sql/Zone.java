// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.query.Project;
import java.time.DayOfWeek;
import java.time.ZoneId;

/** The project's time zone and week, as the engine's functions want them. */
record Zone(ZoneId zone, boolean weekStartsOnMonday) {

    static Zone of(Project project) {
        return new Zone(project.zone(), project.weekStart() == DayOfWeek.MONDAY);
    }

    String id() {
        return zone.getId();
    }

    Expr text() {
        return Make.text(id());
    }

    /** The mode of toStartOfWeek. */
    Expr weekMode() {
        return Make.number(weekStartsOnMonday ? 1 : 0);
    }
}
