// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** What a project's values may be. Pure. */
public final class ProjectRules {
    /** Longest name. */
    public static final int NAME_MAX = 200;

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private ProjectRules() {}

    /** The name as it is stored, or empty when it cannot be one. */
    public static Optional<String> name(String text) {
        String name = text.strip();
        boolean valid = !name.isEmpty() && name.length() <= NAME_MAX && name.indexOf('\0') < 0;
        return valid ? Optional.of(name) : Optional.empty();
    }

    /** A zone of the IANA database by its name. Offsets such as +02:00 are none: they know no summer time. */
    public static Optional<ZoneId> timezone(String text) {
        return ZONES.contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty();
    }
}
