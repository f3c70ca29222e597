// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hoglet stop}: asks the instance to end and waits until it has. */
@Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops the instance on a data directory.")
final class StopCommand implements Callable<Integer> {
    private static final int STOP_WITHIN_S = 90;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() throws InterruptedException {
        var instance = data.running();
        var process = ProcessHandle.of(instance.pid()).orElseThrow();
        process.destroy();
        try {
            process.onExit().get(STOP_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CommandFailedException(
                    "Process " + instance.pid() + " has not ended within " + STOP_WITHIN_S + " s.", e);
        }
        spec.commandLine().getOut().println("Stopped.");
        return 0;
    }
}
