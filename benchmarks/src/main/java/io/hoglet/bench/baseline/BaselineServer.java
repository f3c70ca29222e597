// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.baseline;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads each request and answers 200 at once. Runs as a process of its own, so that its CPU time is not the
 * generator's; prints its port on the first line and ends when its standard input does, that is with whoever started
 * it.
 */
public final class BaselineServer implements AutoCloseable {
    private static final String LENGTH = "content-length:";
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 12\r\n\r\n{\"status\":1}"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket server;

    public BaselineServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("baseline-accept").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().start(() -> serve(socket));
            }
        } catch (IOException e) {
            // The socket was closed: the server has ended.
            return;
        }
    }

    private static void serve(Socket socket) {
        try (socket;
                var in = new BufferedInputStream(socket.getInputStream(), 64 * 1024)) {
            var out = socket.getOutputStream();
            for (long length = bodyLength(in); length >= 0; length = bodyLength(in)) {
                in.skipNBytes(length);
                out.write(ANSWER);
            }
        } catch (IOException e) {
            // The client went away, which is how every load ends.
            return;
        }
    }

    /** Reads a request's header; -1 at the end of the connection. */
    private static long bodyLength(InputStream in) throws IOException {
        long length = 0;
        var line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                if (line.isEmpty()) {
                    return length;
                }
                var text = line.toString().toLowerCase(Locale.ROOT);
                if (text.startsWith(LENGTH)) {
                    length = Long.parseLong(text.substring(LENGTH.length()).strip());
                }
                line.setLength(0);
            } else if (c != '\r') {
                line.append((char) c);
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
