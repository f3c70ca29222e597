// SPDX-License-Identifier: Apache-2.0
package io.hoglet.replay;

import java.util.List;

/** The table of parts as its writer sees it. A row repeated does no harm. */
@FunctionalInterface
public interface PartTable {
    /** @throws io.hoglet.event.UnavailableException when ClickHouse is away; some rows may be there */
    void insert(List<byte[]> encodedRows);
}
