// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

/** How large a request may become: whichever limit is reached first. */
public record BatchLimits(int maxEvents, int maxJsonBytes) {
    /** About 700 KB of JSON for our events: far below the 20 MiB that the server takes. */
    public static final BatchLimits DEFAULT = new BatchLimits(1000, 2 * 1024 * 1024);

    public BatchLimits {
        if (maxEvents < 1 || maxJsonBytes < 1024) {
            throw new IllegalArgumentException("a batch holds at least one event and 1024 bytes");
        }
    }
}
