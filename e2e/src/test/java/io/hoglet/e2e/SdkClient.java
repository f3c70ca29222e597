// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import com.posthog.server.PostHogCaptureOptions;
import com.posthog.server.PostHogConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A program with one version of one SDK, unmodified, which does what {@code e2e/sdk/matrix} describes.
 *
 * @param name the package, as its registry has it
 * @param library what the SDK writes into {@code $lib}, if it does so where it is read
 * @param doesGroups whether it has a call for groups
 * @param sendsAgain whether it sends again, within half a minute, what a cut connection swallowed
 */
record SdkClient(
        String name,
        String version,
        Optional<String> library,
        boolean doesGroups,
        boolean sendsAgain,
        Program program) {

    private static final Map<String, String> V1 = Map.of("POSTHOG_CAPTURE_MODE", "v1");
    private static final String VISITOR = "visitor-7";

    /** Does its work and returns when the SDK says that everything is sent. */
    @FunctionalInterface
    interface Program {
        /** The id that the visitor had before they were known. */
        String run(String url, String token) throws Exception;
    }

    static SdkClient node(String version, String module) {
        var program = command(Map.of(), "node", Matrix.file("node.mjs"), module);
        return new SdkClient("posthog-node", version, Optional.of("posthog-node"), true, true, program);
    }

    static SdkClient nodeV1(String version, String module) {
        var program = command(V1, "node", Matrix.file("node.mjs"), module);
        return new SdkClient("posthog-node, capture v1", version, Optional.of("posthog-node"), true, true, program);
    }

    static SdkClient lite(String version) {
        var program = command(Map.of(), "node", Matrix.file("lite.mjs"));
        return new SdkClient("posthog-js-lite", version, Optional.of("js"), true, true, program);
    }

    static SdkClient python(String version) {
        var program =
                command(Map.of("PYTHONPATH", Matrix.file("python/" + version)), "python3", Matrix.file("client.py"));
        return new SdkClient("posthog (Python)", version, Optional.of("posthog-python"), true, true, program);
    }

    static SdkClient pythonV1(String version) {
        var environment = new HashMap<>(V1);
        environment.put("PYTHONPATH", Matrix.file("python/" + version));
        var program = command(environment, "python3", Matrix.file("client.py"));
        return new SdkClient(
                "posthog (Python), capture v1", version, Optional.of("posthog-python"), true, true, program);
    }

    static SdkClient goV1(String version) {
        var program = command(V1, Matrix.file("go/bin/client"));
        return new SdkClient("posthog-go, capture v1", version, Optional.of("posthog-go"), true, true, program);
    }

    static SdkClient go(String version) {
        var program = command(Map.of(), Matrix.file("go/bin/client"));
        return new SdkClient("posthog-go", version, Optional.of("posthog-go"), true, true, program);
    }

    static SdkClient java() {
        return new SdkClient("com.posthog.java:posthog", "1.2.0", Optional.empty(), false, true, (url, token) -> {
            var client = new com.posthog.java.PostHog.Builder(token).host(url).build();
            for (int i = 0; i < 5; i++) {
                client.capture(VISITOR, "looked", Map.of("number", i));
            }
            client.identify(Matrix.USER, Map.of("plan", "pro"));
            client.capture(Matrix.USER, "$identify", Map.of("$anon_distinct_id", VISITOR));
            client.alias(Matrix.USER, Matrix.USER + "-crm");
            for (int i = 0; i < 15; i++) {
                client.capture(Matrix.USER, "looked", Map.of("number", i));
            }
            client.shutdown();
            return VISITOR;
        });
    }

    /** Does not wait at its end: its flush may overtake a capture that is still on its way into the queue. */
    static SdkClient server() {
        return new SdkClient(
                "com.posthog:posthog-server", "2.3.3", Optional.of("posthog-server"), true, false, (url, token) -> {
                    var client = com.posthog.server.PostHog.with(PostHogConfig.builder(token)
                            .host(url)
                            .preloadFeatureFlags(false)
                            .flushAt(1)
                            .build());
                    for (int i = 0; i < 5; i++) {
                        client.capture(VISITOR, "looked", with("number", i));
                    }
                    client.identify(Matrix.USER, Map.of("plan", "pro"));
                    client.capture(Matrix.USER, "$identify", with("$anon_distinct_id", VISITOR));
                    client.alias(Matrix.USER, Matrix.USER + "-crm");
                    client.group(Matrix.USER, "company", "acme", Map.of("size", 7));
                    for (int i = 0; i < 15; i++) {
                        client.capture(Matrix.USER, "looked", with("number", i));
                    }
                    return VISITOR;
                });
    }

    /** The one row of {@code $lib} and {@code $lib_version} that its events have. */
    String libraryRow() {
        return library.map(name -> "[[\"" + name + "\",\"" + version + "\"]]").orElse("[[null,null]]");
    }

    private static PostHogCaptureOptions with(String property, Object value) {
        return PostHogCaptureOptions.builder().property(property, value).build();
    }

    private static Program command(Map<String, String> environment, String... command) {
        return (url, token) -> {
            var input = Map.of("url", url, "token", token, "user", Matrix.USER, "visitor", VISITOR);
            var printed = Matrix.run(input, environment, command);
            return printed.isBlank()
                    ? VISITOR
                    : Answer.JSON.readTree(printed).path("visitor").asText();
        };
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
