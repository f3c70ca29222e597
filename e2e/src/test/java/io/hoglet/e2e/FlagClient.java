// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.posthog.server.PostHogConfig;
import com.posthog.server.PostHogFeatureFlagOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program with one version of one SDK, unmodified, that asks for its flags.
 *
 * @param name the package, as its registry has it
 * @param hasVariants whether it knows variants and payloads; the oldest know on and off
 * @param decidesItself whether it can decide from definitions alone
 */
record FlagClient(String name, String version, boolean hasVariants, boolean decidesItself, Program program) {

    /** What it got, by the names of the flags; and of {@code variant} the payload. */
    @FunctionalInterface
    interface Program {
        /** @param personalApiKey empty: the server decides */
        JsonNode run(String url, String token, String personalApiKey) throws Exception;
    }

    static FlagClient node(String version, String module, boolean isOld) {
        var program = command(Map.of(), "node", Matrix.file("node-flags.mjs"), module);
        return new FlagClient("posthog-node", version, !isOld, !isOld, program);
    }

    static FlagClient lite(String version) {
        var program = command(Map.of(), "node", Matrix.file("lite-flags.mjs"));
        return new FlagClient("posthog-js-lite", version, true, false, program);
    }

    static FlagClient python(String version, boolean isOld) {
        var program =
                command(Map.of("PYTHONPATH", Matrix.file("python/" + version)), "python3", Matrix.file("flags.py"));
        return new FlagClient("posthog (Python)", version, !isOld, !isOld, program);
    }

    static FlagClient go(String version) {
        return new FlagClient(
                "posthog-go", version, true, true, command(Map.of(), Matrix.file("go/bin/client"), "flags"));
    }

    static FlagClient java() {
        return new FlagClient("com.posthog.java:posthog", "1.2.0", true, false, (url, token, key) -> {
            var client = new com.posthog.java.PostHog.Builder(token).host(url).build();
            var found = new HashMap<String, Object>();
            found.put("everybody", client.isFeatureFlagEnabled("everybody", Matrix.USER));
            found.put("nobody", client.isFeatureFlagEnabled("nobody", Matrix.USER));
            found.put("variant", client.getFeatureFlag("variant", Matrix.USER));
            found.put("payload", Answer.JSON.readTree(client.getFeatureFlagPayload("variant", Matrix.USER)));
            found.put("pro", client.isFeatureFlagEnabled("pro", Matrix.USER));
            client.shutdown();
            return Answer.JSON.valueToTree(found);
        });
    }

    static FlagClient server() {
        return new FlagClient("com.posthog:posthog-server", "2.3.3", true, true, (url, token, key) -> {
            var config = PostHogConfig.builder(token).host(url);
            var options = PostHogFeatureFlagOptions.builder();
            if (!key.isEmpty()) {
                config = config.personalApiKey(key).localEvaluation(true);
                options = options.personProperty("plan", "pro");
            }
            var client = com.posthog.server.PostHog.with(config.build());
            var found = new HashMap<String, Object>();
            for (String flag : List.of("everybody", "nobody", "variant", "pro")) {
                found.put(flag, client.getFeatureFlag(Matrix.USER, flag, options.build()));
            }
            var payload = client.getFeatureFlagPayload(Matrix.USER, "variant", options.build());
            found.put("payload", payload instanceof String text ? Answer.JSON.readTree(text) : payload);
            client.close();
            return Answer.JSON.valueToTree(found);
        });
    }

    /** The same client, which asks for the flags of a company only. */
    static FlagClient node(String version, String module, String company) {
        var program = command(Map.of(), Map.of("company", company), "node", Matrix.file("node-flags.mjs"), module);
        return new FlagClient("posthog-node", version, true, true, program);
    }

    /** The same client, which asks for the flags of a company only. */
    static FlagClient python(String version, String company) {
        var environment = Map.of("PYTHONPATH", Matrix.file("python/" + version));
        var program = command(environment, Map.of("company", company), "python3", Matrix.file("flags.py"));
        return new FlagClient("posthog (Python)", version, true, true, program);
    }

    private static Program command(Map<String, String> environment, String... command) {
        return command(environment, Map.of(), command);
    }

    private static Program command(Map<String, String> environment, Map<String, String> more, String... command) {
        return (url, token, key) -> {
            var input = new HashMap<>(Map.of("url", url, "token", token, "user", Matrix.USER));
            input.putAll(more);
            if (!key.isEmpty()) {
                input.put("personalApiKey", key);
            }
            return Answer.JSON.readTree(Matrix.run(input, environment, command));
        };
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
