// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.config.Settings;
import io.hoglet.limits.NoLimits;
import java.time.Clock;
import java.util.Optional;

/** Admissions for tests that are not about limits. */
public final class Admissions {
    static final Settings.CaptureLimits NO_LIMITS =
            new Settings.CaptureLimits(Optional.empty(), Optional.empty(), Optional.empty());

    private Admissions() {}

    /** Takes whatever the projects know. */
    static Admission open(ProjectLookup projects) {
        return new Admission(projects, rules(NO_LIMITS, Clock.systemUTC()), reason -> {});
    }

    /** What the settings say; nobody has changed anything since. */
    public static Admission.Rules rules(Settings.CaptureLimits settings, Clock clock) {
        var limits = NoLimits.limits();
        return new Admission.Rules(
                new RateLimit(settings, limits, clock),
                DropList.of(settings.drop().orElse("")),
                limits);
    }
}
