// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import java.util.List;
import java.util.Map;

/** The programs of {@code e2e/sdk/matrix}: each reads what it needs as JSON, and prints what it found. */
final class Matrix {
    /** Who is identified, and asks for flags. */
    static final String USER = "ada";

    private Matrix() {}

    static String file(String name) {
        return Browser.sdk().resolve("matrix").resolve(name).toString();
    }

    /** The output of a success. */
    static String run(Map<String, String> input, Map<String, String> environment, String... command) throws Exception {
        return Command.run(Answer.write(input), List.of(command), environment).success();
    }
}
