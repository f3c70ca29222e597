// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the scenarios of {@code e2e/sdk} in a fresh Chromium. */
final class Browser {
    private static final Duration STEP_WITHIN = Duration.ofSeconds(30);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Browser() {}

    /**
     * What the scenario saw. Fails when a step does not succeed, and on what a browser shows in red: console errors,
     * violations of the Content-Security-Policy, failed requests, requests to another origin.
     */
    static JsonNode run(String scenario, List<String> origins, Map<String, Object> more)
            throws IOException, InterruptedException {
        var input = new HashMap<>(more);
        input.put("chromium", executable().toString());
        input.put("origins", origins);
        input.put("timeoutMillis", STEP_WITHIN.toMillis());
        input.put("pictures", Path.of("target", "pictures").toAbsolutePath().toString());
        var printed = node("run.mjs", scenario, Answer.write(input));
        var seen = Answer.JSON.readTree(printed);
        assertThat(seen.path("problems")).as("what the browser shows in red").isEmpty();
        return seen.path("result");
    }

    /** Output of a script in {@code e2e/sdk}. */
    static String node(String script, String argument, String input) throws IOException, InterruptedException {
        var path = sdk().resolve(script).toString();
        return Command.run(input, List.of("node", path, argument)).success();
    }

    static Path sdk() {
        return Command.root().resolve("e2e").resolve("sdk");
    }

    private static Path executable() {
        var directories = Optional.ofNullable(System.getenv("PATH")).orElse("").split(":");
        return NAMES.stream()
                .flatMap(name -> List.of(directories).stream().map(directory -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No Chromium here; ./hoglet test installs what tests need"));
    }
}
