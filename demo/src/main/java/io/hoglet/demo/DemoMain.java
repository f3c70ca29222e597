// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo;

import io.hoglet.demo.client.BatchLimits;
import io.hoglet.demo.client.Http;
import io.hoglet.demo.client.Lanes;
import io.hoglet.demo.client.LoadException;
import io.hoglet.demo.client.Pause;
import io.hoglet.demo.client.Retries;
import io.hoglet.demo.client.Target;
import io.hoglet.demo.foodmart.SourceException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./hoglet demo}: reads the options, says what went wrong in one sentence, and ends with the exit code. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Fills a project of a running server with FoodMart: 10,281 customers and their 269,720 purchases",
            "of 1997 and 1998. It can be repeated at any time; nothing is counted twice."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every row of the source is one event",
            "1:the load failed, or the counts did not become equal in time",
            "2:wrong options, or no server at the URL"
        })
public final class DemoMain implements Callable<Integer> {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "Data directory with bootstrap.json (./data).")
    private Path data = Path.of("data");

    @Option(names = "--url", description = "URL of the server, instead of bootstrap.json's.")
    private @Nullable URI url;

    @Option(names = "--project-id", description = "Id of the project.")
    private @Nullable String projectId;

    @Option(names = "--project-api-key", description = "Project API key (phc_…).")
    private @Nullable String projectApiKey;

    @Option(names = "--personal-api-key", description = "Personal API key (phx_…), for counting.")
    private @Nullable String personalApiKey;

    @Option(names = "--limit", paramLabel = "N", description = "Only the first N customers; 0 means all.")
    private int limit = 0;

    @Option(names = "--batch", paramLabel = "N", description = "Events per request, 1 to 10000 (1000).")
    private int batch = BatchLimits.DEFAULT.maxEvents();

    @Option(names = "--lanes", paramLabel = "N", description = "Requests in flight, 1 to 16 (3).")
    private int lanes = 3;

    @Option(names = "--deadline", paramLabel = "SECONDS", description = "Wait so long for equal counts (120).")
    private int deadline = 120;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new DemoMain())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(DemoMain::explain);
    }

    @Override
    public Integer call() throws LoadException, InterruptedException {
        var console = new Console(line().getOut(), Console.standardOutputIsTerminal());
        var target = target();
        var plan = new Lanes.Plan(
                between(1, lanes, 16, "--lanes"),
                new BatchLimits(between(1, batch, 10_000, "--batch"), BatchLimits.DEFAULT.maxJsonBytes()));
        var extent = new DemoLoad.Extent(
                between(0, limit, Integer.MAX_VALUE, "--limit"),
                plan,
                Duration.ofSeconds(between(1, deadline, 86_400, "--deadline")));
        try (var http = new Http(Retries.DEFAULT, Pause.SLEEPING)) {
            if (!http.isReachable(target)) {
                throw new UsageException("nothing answers at " + target.url() + ": is the server running? ./hoglet up");
            }
            var load = new DemoLoad(console, http, target, Pause.SLEEPING, System::nanoTime);
            return load.run(extent) ? OK : FAILED;
        }
    }

    private Target target() {
        var bootstrap = Bootstrap.in(data);
        var where = value(Optional.ofNullable(url).map(URI::toString), bootstrap, "url");
        return new Target(
                URI.create(where),
                value(Optional.ofNullable(projectId), bootstrap, "project_id"),
                value(Optional.ofNullable(projectApiKey), bootstrap, "project_api_key"),
                value(Optional.ofNullable(personalApiKey), bootstrap, "personal_api_key"));
    }

    private String value(Optional<String> option, Optional<Bootstrap> bootstrap, String name) {
        return option.or(() -> bootstrap.flatMap(file -> file.value(name)))
                .orElseThrow(() -> new UsageException("--" + name.replace('_', '-') + " is not given and not in "
                        + data.resolve("bootstrap.json") + ": is the server running? ./hoglet up"));
    }

    private static int between(int lowest, int value, int highest, String option) {
        if (value < lowest || value > highest) {
            throw new UsageException(option + " must be between " + lowest + " and " + highest);
        }
        return value;
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the command before it calls it");
        }
        return spec.commandLine();
    }

    private static int explain(Exception exception, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        int exitCode = switch (exception) {
            case UsageException _, ParameterException _ -> USAGE;
            case LoadException _, SourceException _ -> FAILED;
            default -> throw exception;
        };
        line.getErr().println("hoglet demo: " + exception.getMessage());
        return exitCode;
    }
}
