// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Stores what the very first start makes. Implementations let one of several processes at once do it. */
public interface FirstStart {
    /** Everything that is made, with hashes in place of secrets, but for the project's token. */
    record Seed(
            UUID organization,
            UUID user,
            UUID project,
            String email,
            String passwordHash,
            String projectToken,
            PersonalKeySeed key,
            Instant at) {
        @Override
        public String toString() {
            return "Seed[" + organization + "]";
        }
    }

    /** The first personal API key. */
    record PersonalKeySeed(String maskValue, String secretHash) {}

    /** The project's id, or empty when there was an organisation already; then {@code seed} is not asked. */
    Optional<Long> createIfEmpty(Supplier<Seed> seed);
}
