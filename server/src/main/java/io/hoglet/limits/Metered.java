// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits;

import java.util.Locale;

/** What is counted for each project and month. The labels are PostHog's, and stand in replies and in the table. */
public enum Metered {
    EVENTS,
    /** Parts of recordings; posthog-js sends one every few seconds while something happens. */
    RECORDINGS,
    /** Questions about somebody's flags. */
    FEATURE_FLAGS;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
