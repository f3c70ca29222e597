// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.time.Instant;

/** A browser that is signed in. Known by the hash of its token; the token itself is only in the cookie. */
public record Session(String tokenHash, long userId, long organizationId, Instant lastSeenAt, Instant expiresAt) {
    @Override
    public String toString() {
        return "Session[user " + userId + "]";
    }
}
