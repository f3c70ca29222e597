// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A door before the server that slams on the first connections, as a server does that is just going down. */
final class Outage implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger toCut;
    private final int serverPort;

    Outage(int serverPort, int connections) throws IOException {
        this.serverPort = serverPort;
        this.toCut = new AtomicInteger(connections);
        Thread.ofVirtual().start(this::accept);
    }

    String url() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** Whether every connection that was to be cut has come. */
    boolean isOver() {
        return toCut.get() <= 0;
    }

    private void accept() {
        try {
            while (true) {
                var client = door.accept();
                if (toCut.getAndDecrement() > 0) {
                    client.close();
                } else {
                    forward(client);
                }
            }
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    private void forward(Socket client) throws IOException {
        var server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        Thread.ofVirtual().start(() -> copy(client, server));
        Thread.ofVirtual().start(() -> copy(server, client));
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException e) {
            // One side hung up, so the other is hung up too.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
