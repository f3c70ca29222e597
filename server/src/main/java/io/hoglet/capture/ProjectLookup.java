// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.Optional;

/** Finds the project of a key. Cached by whoever implements it; called for each request. Thread-safe. */
@FunctionalInterface
public interface ProjectLookup {
    /** The part of a project that capture needs. */
    record Project(long teamId, boolean anonymizesIps, boolean recordsSessions) {}

    /** @throws io.hoglet.event.UnavailableException when it cannot be known at the moment */
    Optional<Project> find(String token);
}
