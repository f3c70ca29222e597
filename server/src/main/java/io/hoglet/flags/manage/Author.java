// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

import java.util.UUID;

/** Who made or changed something, as others may see them. */
public record Author(long id, UUID uuid, String firstName, String email) {
    @Override
    public String toString() {
        return "Author[" + id + "]";
    }
}
