// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

import java.time.ZoneId;
import java.util.Optional;

/**
 * What of a project is to be changed; empty stays as it is. Holds valid values only: {@link ProjectRules} checks them.
 */
public record ProjectChanges(
        Optional<String> name,
        Optional<ZoneId> timezone,
        Optional<Integer> weekStartDay,
        Optional<Boolean> anonymizeIps,
        Optional<Boolean> sessionRecordingOptIn) {
    public ProjectChanges {
        if (name.filter(text -> ProjectRules.name(text).isEmpty()).isPresent()) {
            throw new IllegalArgumentException("name");
        }
        if (weekStartDay.filter(day -> day != 0 && day != 1).isPresent()) {
            throw new IllegalArgumentException("week_start_day");
        }
    }
}
