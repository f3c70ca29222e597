// SPDX-License-Identifier: Apache-2.0
package io.hoglet.crash;

import io.hoglet.Wiring;
import io.hoglet.config.SettingsReader;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** The product in a process of its own, on engines that are named in its environment. Ends at a signal, in good order. */
final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitStop(stop, stopped), "stop"));
        try (var server = new Wiring(SettingsReader.read(Map.of(), System.getenv(), Map.of()))) {
            server.start();
            stop.await();
        } finally {
            stopped.countDown();
        }
    }

    private static void awaitStop(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
