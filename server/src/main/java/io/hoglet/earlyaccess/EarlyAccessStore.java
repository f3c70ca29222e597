// SPDX-License-Identifier: Apache-2.0
package io.hoglet.earlyaccess;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where early access features are kept. Implementations are thread-safe. */
public interface EarlyAccessStore {
    /** Newest first. */
    List<EarlyAccessFeature> list(long teamId, int limit, int offset);

    /** Those in one of the stages whose flag is not deleted, newest first. */
    List<EarlyAccessFeature> shown(long teamId, Set<Stage> stages, int limit);

    long count(long teamId);

    Optional<EarlyAccessFeature> find(long teamId, UUID id);

    /** Empty when the flag is another feature already. */
    Optional<EarlyAccessFeature> insert(
            long teamId, UUID id, long flagId, EarlyAccessFeature.Content content, Instant createdAt);

    /** Empty when there is no such feature any more. */
    Optional<EarlyAccessFeature> update(long teamId, UUID id, EarlyAccessFeature.Content content);

    boolean delete(long teamId, UUID id);
}
