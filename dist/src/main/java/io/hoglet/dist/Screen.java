// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import io.hoglet.accounts.Bootstrap;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The one screen that a start prints. */
final class Screen {
    private Screen() {}

    static void print(PrintWriter out, String url, Path data, Optional<Bootstrap.Made> made, Duration took) {
        out.printf("%n  Hoglet is ready after %.1f s.%n%n    Open      %s%n", took.toMillis() / 1000.0, url);
        made.ifPresentOrElse(first -> printFirst(out, url, data, first), () -> printLater(out, data));
        out.printf("%n  Ctrl-C stops everything. Logs: %s%n%n", data.resolve("logs"));
        out.flush();
    }

    private static void printFirst(PrintWriter out, String url, Path data, Bootstrap.Made made) {
        out.printf(
                """
                    Sign in   %s
                    Password  %s
                    Project   %s

                  These are shown only now, and kept in %s.

                  Send your first event:

                    curl %s/capture/ -H 'Content-Type: application/json' \\
                      -d '{"api_key":"%s","event":"hello","distinct_id":"me"}'

                  From a page, after npm install posthog-js:

                    import posthog from 'posthog-js'
                    posthog.init('%s', {api_host: '%s'})
                """,
                made.email(),
                made.password(),
                made.projectApiKey(),
                data.resolve("bootstrap.json"),
                url,
                made.projectApiKey(),
                made.projectApiKey(),
                url);
    }

    private static void printLater(PrintWriter out, Path data) {
        var secrets = data.resolve("bootstrap.json");
        if (Files.exists(secrets)) {
            out.printf("    Sign in   as before; the first start's secrets are in %s%n", secrets);
        } else {
            out.println("    Sign in   as before; the first start was on another data directory");
        }
    }
}
