// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A program that is not ready for the first questions, then ready until it is ended. */
public final class ReadyServer {
    private static final int NOT_YET = 3;

    private ReadyServer() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        var questions = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/_health/ready", exchange -> {
            exchange.sendResponseHeaders(questions.incrementAndGet() > NOT_YET ? 200 : 503, -1);
            exchange.close();
        });
        server.start();
    }
}
