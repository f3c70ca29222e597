// SPDX-License-Identifier: Apache-2.0
package io.hoglet.persons;

/** Another reader has advanced a partition's progress: this one is a zombie and its batch must be abandoned. */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public FencedException(int partition) {
        super("Partition " + partition + " has been read by another process");
    }
}
