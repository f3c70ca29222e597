// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/** Where one engine is in its life. */
public enum EngineState {
    /** Launched, not ready yet. */
    STARTING,
    /** Ready for clients. */
    RUNNING,
    /** Died by itself; it is being started again on the same port, with growing pauses. */
    RESTARTING,
    /** Stopped by its owner. */
    STOPPED
}
