// SPDX-License-Identifier: Apache-2.0
package io.hoglet.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a server on loopback; cutting it is what a network or a dead server looks like. */
public final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private Relay(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Also names the database behind it in {@code address}. */
    public static Relay to(Postgres.Address address) {
        try {
            int port = Integer.parseInt(address.url().replaceFirst(".*:(\\d+)/.*", "$1"));
            var relay = new Relay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port);
            Thread.ofVirtual().start(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Postgres.Address address(Postgres.Address behind) {
        String url = behind.url().replaceFirst(":\\d+/", ":" + listener.getLocalPort() + "/");
        return new Postgres.Address(url, behind.user(), behind.password());
    }

    private void accept() {
        try {
            while (!listener.isClosed()) {
                var client = listener.accept();
                var server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                Thread.ofVirtual().start(() -> copy(client, server));
                Thread.ofVirtual().start(() -> copy(server, client));
            }
        } catch (IOException e) {
            cut();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One side is gone; closing both is all there is to do.
            return;
        }
    }

    /** Ends every connection and lets no new one in. */
    public void cut() {
        try {
            listener.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
