// SPDX-License-Identifier: Apache-2.0
package io.hoglet.dist;

import io.hoglet.config.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds a port that cannot be used before the engines start: they take seconds, and fill a data directory. */
final class FreePorts {
    private FreePorts() {}

    static void require(Settings.Http http) {
        require(http.bind(), http.port(), "Choose another with --port.");
        require(http.managementBind(), http.port() + 1, "It is the management port, one above --port: choose another.");
    }

    private static void require(String bind, int port, String advice) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(bind, port));
        } catch (IOException e) {
            throw new CommandFailedException(
                    "Port " + port + " is taken by another program, or " + bind + " is not an address of this machine. "
                            + advice,
                    e);
        }
    }
}
