// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

/** Is told of every event that capture throws away. Must not block. */
@FunctionalInterface
public interface EdgeDropListener {
    void dropped(EdgeDrop reason);
}
