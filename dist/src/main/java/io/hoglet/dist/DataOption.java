// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data}, the same for every command about a running instance. */
final class DataOption {
    @Option(names = "--data", description = "Data directory; ./data unless HOGLET_DATA says otherwise.")
    private @Nullable Path data;

    Path path() {
        if (data != null) {
            return data.toAbsolutePath().normalize();
        }
        String fromEnvironment = System.getenv("HOGLET_DATA");
        return Path.of(fromEnvironment == null ? "data" : fromEnvironment)
                .toAbsolutePath()
                .normalize();
    }

    RunFile.Instance running() {
        return new RunFile(path())
                .read()
                .orElseThrow(() -> new CommandFailedException(
                        "Nothing runs on " + path() + ". Start it with ./hoglet up, or name another with --data."));
    }
}
