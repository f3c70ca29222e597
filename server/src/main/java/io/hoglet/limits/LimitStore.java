// SPDX-License-Identifier: Apache-2.0
package io.hoglet.limits;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where limits are kept and changed. Implementations are thread-safe. */
public interface LimitStore {
    /** Most restrictions of one project. */
    int RESTRICTIONS_MAX = 1_000;

    ProjectLimits find(long projectId);

    void replace(long projectId, ProjectLimits limits);

    /** @param month its first day */
    Map<Metered, Long> used(long projectId, LocalDate month);

    /** The newest first, all of them. */
    List<Restriction> restrictions(long projectId);

    /** What became of a wish for a restriction. */
    sealed interface Added {
        record Done(Restriction restriction) implements Added {}

        record Exists() implements Added {}

        record TooMany() implements Added {}
    }

    Added restrict(long projectId, Optional<String> distinctId, Instant now);

    /** False when there is no such restriction. */
    boolean release(long projectId, long restrictionId);
}
