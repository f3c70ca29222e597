// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.time.Instant;
import java.util.Optional;

/** Where sessions are kept, by the hash of their token. Implementations are thread-safe. */
public interface SessionStore {
    void insert(Session session);

    /** A session that has not expired at {@code now}. */
    Optional<Session> find(String tokenHash, Instant now);

    void extend(String tokenHash, Instant lastSeenAt, Instant expiresAt);

    void delete(String tokenHash);

    /** Ends all sessions of the account but {@code tokenHash}, which may be none of them. */
    void deleteOthers(long userId, String tokenHash);

    void deleteExpired(Instant now);
}
