// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.util.Optional;

/** Where accounts and organisations are kept. Implementations are thread-safe. */
public interface AccountStore {
    /** An account with the PHC string of its password. */
    record WithPassword(Account account, String passwordHash) {
        @Override
        public String toString() {
            return account.toString();
        }
    }

    /** @param email in lower case */
    Optional<WithPassword> byEmail(String email);

    Optional<WithPassword> byId(long userId);

    Optional<Organization> organization(long organizationId);

    void rename(long userId, String firstName);

    void changePassword(long userId, String passwordHash);
}
