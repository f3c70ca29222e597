// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

/** Finds the project of a key, for each request of capture. Implementations are thread-safe. */
public interface ProjectKeys {
    /** What a key turned out to be. */
    sealed interface Lookup {}

    /** The key of a project. */
    record Found(long projectId, boolean anonymizeIps, boolean recordsSessions) implements Lookup {}

    /** Nobody's key. */
    record Unknown() implements Lookup {}

    /** @throws io.hoglet.event.UnavailableException when a key is asked for the first time and cannot be looked up */
    Lookup find(String token);

    /** Makes the next {@link #find} look again, after a change. */
    void forget(String token);
}
