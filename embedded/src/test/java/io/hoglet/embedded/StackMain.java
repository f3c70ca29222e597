// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A program that owns a stack until its input ends or it is killed; for crash tests and measurements. */
final class StackMain {
    static final String READY = "stack ready";
    static final String ENDPOINTS = "endpoints ";

    private StackMain() {}

    public static void main(String[] arguments) throws Exception {
        long begin = System.nanoTime();
        try (EmbeddedStack stack = EmbeddedStack.start(Path.of(arguments[0]))) {
            Endpoints endpoints = stack.endpoints();
            say(ENDPOINTS
                    + String.join(
                            " ",
                            endpoints.postgres().jdbcUrl(),
                            endpoints.postgres().password(),
                            endpoints.kafka().bootstrapServers(),
                            endpoints.clickHouse().url(),
                            endpoints.clickHouse().password()));
            say(READY + " " + (System.nanoTime() - begin) / 1_000_000 + " ms " + stack.processes());
            while (System.in.read() >= 0) {
                say(stack.health().toString());
            }
        }
    }

    private static void say(String line) throws IOException {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
