// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hoglet status}: what runs, and whether each part is ready. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says what runs and whether each part is ready.")
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    @Override
    public Integer call() {
        var instance = data.running();
        var out = spec.commandLine().getOut();
        out.println(instance.url());
        instance.processes().forEach((name, pid) -> out.printf("  %-20s process %d%n", name, pid));
        var readiness = new ServerProbe(instance.managementUrl()).readiness();
        readiness
                .parts()
                .forEach(part -> out.printf("  %-20s %s%n", part.name(), part.ready() ? "ready" : part.detail()));
        out.println(readiness.ready() ? "ready" : "not ready");
        return readiness.ready() ? 0 : 1;
    }
}
