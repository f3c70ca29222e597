// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.baseline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Starts the baseline server, says its port, and stays until standard input ends. */
public final class BaselineMain {
    private BaselineMain() {}

    public static void main(String[] arguments) throws IOException {
        try (var server = new BaselineServer()) {
            System.out.write((server.port() + "\n").getBytes(StandardCharsets.US_ASCII));
            System.out.flush();
            while (System.in.read() >= 0) {
                // Whatever is written to us means that the other side is still there.
            }
        }
    }
}
