// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Stored persons and their hash keys. Every call ends in bounded time. Implementations are thread-safe. */
public interface FlagPersonStore {
    /** The person of a distinct id. */
    Optional<FlagPerson> find(long teamId, String distinctId);

    /** Hash keys by flag, of each of these persons that has some. */
    Map<Long, Map<String, String>> hashKeys(long teamId, Collection<Long> personIds);

    /** Gives these persons a hash key for each of these flags that has none: the first one written stays. */
    void keepHashKeys(long teamId, Collection<Long> personIds, Collection<String> flagKeys, String hashKey);
}
