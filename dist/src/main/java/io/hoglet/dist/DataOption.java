// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import io.hoglet.config.Settings;
import io.hoglet.config.SettingsFile;
import io.hoglet.config.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --data} and {@code --config}, the same for every command about a running instance. */
final class DataOption {
    @Option(names = "--data", description = "Data directory; ./data unless HOGLET_DATA says otherwise.")
    private @Nullable Path data;

    @Option(names = "--config", description = "File of settings; the one that HOGLET_CONFIG names, if any.")
    private @Nullable Path config;

    Path path() {
        return (data == null ? settings().general().data() : data)
                .toAbsolutePath()
                .normalize();
    }

    /** Those that {@code up} would have with the same environment and file. */
    Settings settings() {
        var environment = System.getenv();
        return SettingsReader.read(Map.of(), environment, SettingsFile.read(Optional.ofNullable(config), environment));
    }

    RunFile.Instance running() {
        return new RunFile(path())
                .read()
                .orElseThrow(() -> new CommandFailedException(
                        "Nothing runs on " + path() + ". Start it with ./hoglet up, or name another with --data."));
    }
}
