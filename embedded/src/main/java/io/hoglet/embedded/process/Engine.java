// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import java.io.IOException;

/** One kind of engine: how its process is prepared, launched, recognised as ready and asked to stop. */
public interface Engine {
    /** Lower case; names the engine's directory, log and process record. */
    String name();

    /** Prepares the engine's files for a launch; called before every launch, also after a crash. */
    Launch prepare() throws IOException, InterruptedException;

    /** True for the output line by which the engine says that it serves clients. */
    boolean isReadyLine(String line);

    /** Asks for a fast, clean stop and returns at once. */
    void requestStop(ProcessHandle process);
}
