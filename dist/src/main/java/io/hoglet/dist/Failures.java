// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import io.hoglet.EngineUnusableException;
import io.hoglet.config.SettingsException;
import io.hoglet.embedded.EmbeddedStackException;
import io.hoglet.http.PortTakenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failed command says, and its exit code: 2 for what the user can mend by other settings, 1 for the rest. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static String message(Throwable failure) {
        return switch (failure) {
            case SettingsException known -> String.valueOf(known.getMessage());
            case CommandFailedException known -> String.valueOf(known.getMessage());
            case EngineUnusableException known -> String.valueOf(known.getMessage());
            case EmbeddedStackException known -> String.valueOf(known.getMessage());
            case PortTakenException known -> known.getMessage() + " Choose another with --port.";
            default -> {
                LOG.error("The command failed", failure);
                yield "Hoglet failed: " + failure + ". The log in DATA/logs/server.log says more.";
            }
        };
    }

    static int exitCode(Throwable failure) {
        return failure instanceof SettingsException ? Cli.EXIT_USAGE : 1;
    }
}
