// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.util.UUID;

final class InMemoryRowTableTest extends RowTableContract {
    private final InMemoryRowTable table = new InMemoryRowTable();

    @Override
    protected RowTable table() {
        return table;
    }

    @Override
    protected long count(UUID uuid) {
        return table.count(uuid);
    }
}
