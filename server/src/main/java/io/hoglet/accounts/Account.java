// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

import java.util.UUID;

/** A person who may sign in. Belongs to one organisation. */
public record Account(long id, UUID uuid, long organizationId, String email, String firstName) {
    @Override
    public String toString() {
        return "Account[" + id + "]";
    }
}
