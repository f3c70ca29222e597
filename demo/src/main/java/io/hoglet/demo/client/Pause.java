// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import java.time.Duration;

/** Waiting, so that tests can see how long without doing it. */
@FunctionalInterface
public interface Pause {
    Pause SLEEPING = Thread::sleep;

    void pause(Duration duration) throws InterruptedException;
}
