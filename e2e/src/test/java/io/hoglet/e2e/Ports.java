// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A free port whose successor is free too: an instance takes both. Below the range of outgoing connections. */
final class Ports {
    private static final int FIRST = 10_000;
    private static final int END = 15_000;
    private static final int TRIES = 200;

    private Ports() {}

    static int freePair() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
        throw new AssertionError("No two free ports between " + FIRST + " and " + END);
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
