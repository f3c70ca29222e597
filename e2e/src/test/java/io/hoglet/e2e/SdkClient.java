// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program with one version of one SDK, unmodified, which does what {@code e2e/sdk/matrix} describes.
 *
 * @param name the package, as its registry has it
 * @param library what the SDK writes into {@code $lib}
 * @param doesGroups whether it has a call for groups
 * @param sendsAgain whether it sends again what a cut connection swallowed
 */
record SdkClient(
        String name,
        String version,
        String library,
        boolean doesGroups,
        boolean sendsAgain,
        List<String> command,
        Map<String, String> environment) {

    private static final Path MATRIX = Browser.sdk().resolve("matrix");

    static SdkClient node(String version, String module) {
        var command = List.of("node", file("node.mjs"), module);
        return new SdkClient("posthog-node", version, "posthog-node", true, true, command, Map.of());
    }

    static SdkClient lite(String version) {
        var command = List.of("node", file("lite.mjs"));
        return new SdkClient("posthog-js-lite", version, "js", true, true, command, Map.of());
    }

    static SdkClient python(String version) {
        var packages = Map.of("PYTHONPATH", file("python/" + version));
        var command = List.of("python3", file("client.py"));
        return new SdkClient("posthog (Python)", version, "posthog-python", true, true, command, packages);
    }

    static SdkClient go(String version) {
        var command = List.of(file("go/bin/client"));
        return new SdkClient("posthog-go", version, "posthog-go", true, true, command, Map.of());
    }

    private static String file(String name) {
        return MATRIX.resolve(name).toString();
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
