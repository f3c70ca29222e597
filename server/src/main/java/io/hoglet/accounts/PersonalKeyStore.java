// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where personal API keys are kept, by the hash of their value. Implementations are thread-safe. */
public interface PersonalKeyStore {
    /** Who a key acts for. */
    record Owner(long keyId, long userId, long organizationId, Optional<Instant> lastUsedAt) {}

    /** What is stored of a new key. */
    record NewKey(long userId, String label, String maskValue, String secretHash, Instant createdAt) {}

    List<PersonalKey> ofUser(long userId);

    PersonalKey insert(NewKey key);

    /** The hash of the deleted key, when the account had such a key. */
    Optional<String> delete(long userId, long keyId);

    Optional<Owner> owner(String secretHash);

    void used(long keyId, Instant at);
}
