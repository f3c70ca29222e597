// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import io.hoglet.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hoglet doctor}: checks what a working instance needs and says how to mend each finding. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks settings, JDK, disk, ports, engines, schema and lag.")
final class DoctorCommand implements Callable<Integer> {
    private static final int JDK_MIN = 25;
    private static final long DISK_FREE_MIN = 2L << 30;
    private static final double LAG_MAX = 100_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DataOption data = new DataOption();

    /** @param advice what to do; empty when all is well */
    private record Finding(String subject, String observed, String advice) {}

    @Override
    public Integer call() {
        var settings = data.settings();
        var findings = new ArrayList<Finding>();
        findings.add(jdk());
        findings.add(disk());
        var running = new RunFile(data.path()).read();
        if (running.isPresent()) {
            findings.addAll(server(running.get()));
        } else {
            findings.addAll(ports(settings.http()));
        }
        var out = spec.commandLine().getOut();
        findings.forEach(finding -> out.printf(
                "%s %-12s %s%s%n",
                finding.advice().isEmpty() ? "ok  " : "BAD ",
                finding.subject(),
                finding.observed(),
                finding.advice().isEmpty() ? "" : ". " + finding.advice()));
        return findings.stream().allMatch(finding -> finding.advice().isEmpty()) ? 0 : 1;
    }

    private static Finding jdk() {
        int version = Runtime.version().feature();
        return new Finding("JDK", "version " + version, version >= JDK_MIN ? "" : "Install a JDK 25 or newer.");
    }

    private Finding disk() {
        try {
            var existing = nearestExisting(data.path());
            long free = Files.getFileStore(existing).getUsableSpace();
            String observed = (free >> 30) + " GiB free for " + data.path();
            if (!Files.isWritable(existing)) {
                return new Finding("disk", observed, existing + " is not writable: choose another with --data.");
            }
            return new Finding("disk", observed, free >= DISK_FREE_MIN ? "" : "Free some space: 2 GiB is the least.");
        } catch (IOException e) {
            return new Finding("disk", e.toString(), "Choose another directory with --data.");
        }
    }

    private static Path nearestExisting(Path path) {
        var existing = path;
        while (!Files.exists(existing)) {
            existing = Optional.ofNullable(existing.getParent()).orElse(Path.of("/"));
        }
        return existing;
    }

    private static List<Finding> ports(Settings.Http http) {
        return List.of(
                new Finding("server", "does not run", ""),
                port(http.bind(), http.port()),
                port(http.managementBind(), http.port() + 1));
    }

    private static Finding port(String bind, int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(bind), port));
            return new Finding("port " + port, "is free", "");
        } catch (IOException e) {
            return new Finding("port " + port, "cannot be used", "Another program has it: choose another with --port.");
        }
    }

    private static List<Finding> server(RunFile.Instance instance) {
        var findings = new ArrayList<Finding>();
        var probe = new ServerProbe(instance.managementUrl());
        findings.add(new Finding("server", "runs at " + instance.url(), ""));
        probe.readiness()
                .parts()
                .forEach(part -> findings.add(new Finding(
                        part.name(),
                        part.ready() ? "ready" : part.detail(),
                        part.ready() ? "" : "See ./hoglet logs.")));
        findings.add(lag(probe, "pipeline"));
        findings.add(lag(probe, "warehouse"));
        return findings;
    }

    private static Finding lag(ServerProbe probe, String stage) {
        double lag = probe.metric("hoglet_" + stage + "_lag").orElse(0);
        return new Finding(
                stage + " lag",
                Math.round(lag) + " events",
                lag <= LAG_MAX ? "" : "It receives more than it can do; see docs/performance.md.");
    }
}
