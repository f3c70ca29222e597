// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.util.List;

/** The tables {@code persons} and {@code person_overrides} as their writer sees them. A row repeated does no harm. */
public interface PersonTables {
    void insertPersons(List<byte[]> encodedRows);

    void insertOverrides(List<byte[]> encodedRows);
}
