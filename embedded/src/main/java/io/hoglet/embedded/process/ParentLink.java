// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Standard input as the tie between a child JVM and its parent: first the settings, one per line and an empty line
 * after the last, then silence until the parent closes it or is gone, which ends the child.
 */
public final class ParentLink {
    private final BufferedReader input;

    public ParentLink(InputStream input) {
        this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
    }

    static String encode(Map<String, String> settings) {
        StringBuilder text = new StringBuilder();
        settings.forEach((key, value) -> text.append(URLEncoder.encode(key, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('\n'));
        return text.append('\n').toString();
    }

    public Map<String, String> readSettings() throws IOException {
        Map<String, String> settings = new HashMap<>();
        for (String line = input.readLine(); line != null && !line.isEmpty(); line = input.readLine()) {
            int equals = line.indexOf('=');
            settings.put(decode(line.substring(0, equals)), decode(line.substring(equals + 1)));
        }
        return settings;
    }

    /** Blocks until the parent has gone or wants the child to stop. */
    public void awaitEnd() {
        try {
            while (input.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
            return;
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
