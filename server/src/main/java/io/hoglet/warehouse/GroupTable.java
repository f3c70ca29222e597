// SPDX-License-Identifier: Apache-2.0
package io.hoglet.warehouse;

import java.util.List;

/** The table {@code groups} as its writer sees it. A row repeated does no harm. */
@FunctionalInterface
public interface GroupTable {
    void insert(List<byte[]> encodedRows);
}
