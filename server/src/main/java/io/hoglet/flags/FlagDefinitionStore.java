// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Where projects' flags are kept. Implementations are thread-safe. */
public interface FlagDefinitionStore {
    /** The present version of each of these projects. */
    Map<Long, TeamFlags.Stamp> stamps(Collection<Long> teamIds);

    /** A stamp that is never newer than what comes with it; empty when there is no such project. */
    Optional<TeamFlags> load(long teamId);
}
