// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A customer's site: pages on another host and port than the server, with the unmodified files of one version of the
 * npm package posthog-js.
 */
final class OtherOrigin implements AutoCloseable {
    private static final Pattern PAGE = Pattern.compile("/([a-z]+\\.html)");
    private static final Pattern DIST = Pattern.compile("/dist/([a-z.-]+\\.js)");

    private final HttpServer server;
    private final Bundle bundle;
    private final String library;

    /**
     * A version of posthog-js.
     *
     * @param directory its name under {@code node_modules}
     * @param module its file for {@code import}
     */
    record Bundle(String version, String directory, String module) {
        static final Bundle TODAY = new Bundle("1.449.2", "posthog-js", "module.full.js");
        static final Bundle OF_2024 = new Bundle("1.200.2", "posthog-js-1.200", "module.js");
        static final Bundle OF_2022 = new Bundle("1.39.5", "posthog-js-1.39", "es.js");

        private Path dist() {
            return Browser.sdk().resolve("node_modules").resolve(directory).resolve("dist");
        }

        @Override
        public String toString() {
            return version;
        }
    }

    /** @param library what pages load from {@code host}, and not from here */
    OtherOrigin(String host, String token, Bundle bundle, String library) throws IOException {
        this.bundle = bundle;
        this.library = library;
        // 127.0.0.1, while the server's URL says localhost: another origin in name and port.
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, host, token));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange, String host, String token) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            var script = file(DIST, path, bundle.dist());
            var page = file(PAGE, path, Browser.sdk().resolve("pages"));
            if (script.isPresent()) {
                reply(exchange, "text/javascript", script.get());
            } else if (page.isPresent()) {
                reply(
                        exchange,
                        "text/html",
                        page.get()
                                .replace("__LIBRARY__", library)
                                .replace("__HOST__", host)
                                .replace("__TOKEN__", token)
                                .replace("__MODULE__", bundle.module()));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static Optional<String> file(Pattern pattern, String path, Path directory) {
        var matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(directory.resolve(matcher.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void reply(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
