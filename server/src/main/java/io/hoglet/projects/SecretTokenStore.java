// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

import java.time.Instant;
import java.util.Optional;

/** Where projects' secret tokens are kept, by the hash of their value. Implementations are thread-safe. */
public interface SecretTokenStore {
    /**
     * What people see of a token.
     *
     * @param backupMaskValue of the token before, while that is still valid
     */
    record Shown(String maskValue, Instant createdAt, Optional<String> backupMaskValue) {}

    Optional<Shown> find(long projectId);

    /** The present token becomes the backup, unless there is one. */
    Shown rotate(long projectId, String secretHash, String maskValue, Instant createdAt);

    Optional<Shown> forgetBackup(long projectId);

    /** Whose present token or backup it is. */
    Optional<Long> project(String secretHash);
}
