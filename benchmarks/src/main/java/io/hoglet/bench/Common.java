// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every benchmark has. */
final class Common {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory of the instance (./data).")
    private Path data = Path.of("data");

    @Option(names = "--json", paramLabel = "FILE", description = "Write the result as JSON too.")
    private @Nullable Path json;

    Path data() {
        return data;
    }

    Optional<Path> json() {
        return Optional.ofNullable(json);
    }

    Console console() {
        return new Console(spec().commandLine().getOut());
    }

    Frame frame(Clock clock) {
        var root = spec().root().commandLine().getParseResult();
        return new Frame(console(), clock, root.originalArgs());
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command before it calls it");
        }
        return spec;
    }
}
