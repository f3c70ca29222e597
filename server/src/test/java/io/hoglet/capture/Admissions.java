// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.config.Settings;
import java.time.Clock;
import java.util.Optional;

/** Admissions for tests that are not about limits. */
final class Admissions {
    static final Settings.CaptureLimits NO_LIMITS =
            new Settings.CaptureLimits(Optional.empty(), Optional.empty(), Optional.empty());

    private Admissions() {}

    /** Takes whatever the projects know. */
    static Admission open(ProjectLookup projects) {
        return new Admission(projects, new RateLimit(NO_LIMITS, Clock.systemUTC()), DropList.of(""), reason -> {});
    }
}
