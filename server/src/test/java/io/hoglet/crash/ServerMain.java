// SPDX-License-Identifier: Apache-2.0
package io.hoglet.crash;

import io.hoglet.Wiring;
import io.hoglet.config.SettingsReader;
import io.hoglet.fault.FaultPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The product in a process of its own, on engines that are named in its environment. A line {@code POINT:3} on its
 * input arms a fault point. Ends at a signal, in good order, and at once when its input ends: with the test that
 * started it.
 */
final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitStop(stop, stopped), "stop"));
        try (var server = new Wiring(SettingsReader.read(Map.of(), System.getenv(), Map.of()))) {
            server.start();
            Thread.ofPlatform().daemon().start(ServerMain::obey);
            stop.await();
        } finally {
            stopped.countDown();
        }
    }

    private static void obey() {
        try (var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                int colon = line.indexOf(':');
                FaultPoint.valueOf(line.substring(0, colon)).arm(Integer.parseInt(line.substring(colon + 1)));
            }
        } catch (IOException e) {
            // As if it had ended.
        }
        Runtime.getRuntime().halt(1);
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
