// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.foodmart;

/** Takes the events one after the other; it may be slow, the source waits. */
@FunctionalInterface
public interface EventSink<E extends Exception> {
    void accept(DemoEvent event) throws E, InterruptedException;
}
