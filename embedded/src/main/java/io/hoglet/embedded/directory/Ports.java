// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.directory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Free loopback ports, remembered in {@code run/ports.json} so that a directory keeps its ports while they are free.
 * They are taken from below the range of outgoing connections: none can take an engine's port while it restarts.
 */
public final class Ports {
    private static final int FIRST = 15_000;
    private static final int COUNT = 17_000;
    private static final int TRIES = 200;

    private final JsonFile file;
    private final SecureRandom random = new SecureRandom();

    public Ports(Layout layout) {
        this.file = new JsonFile(layout.run().resolve("ports.json"));
    }

    /** One free port for each name; the remembered one if nobody else has it now. */
    public Map<String, Integer> assign(List<String> names) throws IOException {
        Map<String, String> remembered = file.readOrEmpty();
        Set<Integer> taken = new HashSet<>();
        Map<String, Integer> assigned = new HashMap<>();
        for (String name : names) {
            int port = parse(remembered.getOrDefault(name, ""));
            if (port == 0 || !isFree(port) || !taken.add(port)) {
                port = pick(taken);
            }
            assigned.put(name, port);
        }
        Map<String, String> texts = new HashMap<>();
        assigned.forEach((name, port) -> texts.put(name, port.toString()));
        file.write(texts);
        return Map.copyOf(assigned);
    }

    private int pick(Set<Integer> taken) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            int port = FIRST + random.nextInt(COUNT);
            if (isFree(port) && taken.add(port)) {
                return port;
            }
        }
        throw new IOException("no free loopback port found between " + FIRST + " and " + (FIRST + COUNT));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int parse(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 1023 && port < 65_536 ? port : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
