// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import io.hoglet.flags.manage.Author;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did it, as the API shows them. */
record AuthorReply(long id, UUID uuid, String firstName, String email) {
    static @Nullable AuthorReply of(Optional<Author> author) {
        return author.map(one -> new AuthorReply(one.id(), one.uuid(), one.firstName(), one.email()))
                .orElse(null);
    }
}
