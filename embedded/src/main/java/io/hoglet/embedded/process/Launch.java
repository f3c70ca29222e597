// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import java.util.List;
import java.util.Map;

/**
 * What it takes to start an engine's process.
 *
 * @param environment variables beside the inherited ones
 * @param settings sent to the child on its standard input, where no process list shows them
 */
public record Launch(List<String> command, Map<String, String> environment, Map<String, String> settings) {
    public Launch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        settings = Map.copyOf(settings);
    }

    @Override
    public String toString() {
        return "Launch" + command;
    }
}
