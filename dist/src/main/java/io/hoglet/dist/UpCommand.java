// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hoglet up}: everything in one process tree until a signal. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the server, and those of PostgreSQL, Kafka and ClickHouse that no setting names.")
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--port", description = "Port of the app and API; 8000 unless HOGLET_PORT says otherwise.")
    private @Nullable Integer port;

    @Option(names = "--bind", description = "Address to listen on; 127.0.0.1 unless HOGLET_BIND says otherwise.")
    private @Nullable String bind;

    @Option(names = "--data", description = "Data directory; ./data unless HOGLET_DATA says otherwise.")
    private @Nullable Path data;

    @Option(names = "--config", description = "File of settings; the one that HOGLET_CONFIG names, if any.")
    private @Nullable Path config;

    @Option(names = "--detach", description = "Returns when the server is ready and leaves it running.")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        var quickstart = new Quickstart(flags(), System.getenv(), Optional.ofNullable(config));
        var out = spec.commandLine().getOut();
        if (detach) {
            return new Detached(quickstart.data())
                    .start(out, spec.commandLine().getParseResult().originalArgs());
        }
        quickstart.run(out);
        return 0;
    }

    private Map<String, String> flags() {
        var flags = new HashMap<String, String>();
        Optional.ofNullable(port).ifPresent(value -> flags.put("PORT", value.toString()));
        Optional.ofNullable(bind).ifPresent(value -> flags.put("BIND", value));
        Optional.ofNullable(data).ifPresent(value -> flags.put("DATA", value.toString()));
        return flags;
    }
}
