// SPDX-License-Identifier: Apache-2.0
package io.hoglet.webapp.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.config.Settings;
import io.hoglet.http.HttpEdge;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages and assets over a real server; the files are those of the test resources. */
class WebAppRoutesTest {

    private static final HttpEdge EDGE = new HttpEdge(
            new Settings.Http(
                    "127.0.0.1", 0, "127.0.0.1", Optional.empty(), "", Duration.ofSeconds(5), Duration.ofSeconds(1)),
            List.of(new WebAppRoutes()));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        EDGE.start();
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        EDGE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/login", "/project/1", "/project/1/insights/new?query=%7B%7D", "/project/1/persons/a/"})
    void everyPageIsTheDocumentUnderAStrictPolicy(String path) {
        var page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>The web app</title>");
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'self';", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src", "unsafe-eval", "http:", "https:", "*");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void thePlayersPageShowsPicturesFromElsewhereAndRunsNoScriptsOfTheirs() {
        var page = get("/project/1/recordings/some-session");

        assertThat(header(page, "Content-Security-Policy"))
                .contains("img-src 'self' data: blob: https:;", "script-src 'self';", "connect-src 'self';")
                .contains("frame-ancestors 'none'");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(get("/project/1/recordings"), "Content-Security-Policy"))
                .doesNotContain("https:");
    }

    @Test
    void anAssetIsKeptByBrowsersForever() {
        var asset = get("/assets/index-a1b2c3d4.js");

        assertThat(asset.statusCode()).isEqualTo(200);
        assertThat(asset.body()).isEqualTo("export const answer = 42;\n");
        assertThat(header(asset, "Content-Type")).startsWith("text/javascript");
        assertThat(header(asset, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(header(asset, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/index-ffffffff.js",
                "/assets/notes.txt",
                "/assets/.hidden.js",
                "/assets/",
                "/favicon.svg",
                "/nowhere",
                "/index.html",
            })
    void anUnknownPathIsAJsonErrorAndNeverTheDocument(String path) {
        var refused = get(path);

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("\"code\":\"not_found\"");
        assertThat(header(refused, "Content-Type")).startsWith("application/json");
        assertThat(header(refused, "Cache-Control")).doesNotContain("immutable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../index.html",
                "/assets/..%2Findex.html",
                "/assets/%2e%2e%2findex.html",
                "/assets/..%5Cindex.html",
                "/assets/%2Fweb%2Findex.html",
                "/assets/index-a1b2c3d4.js%00.js",
            })
    void noPathLeavesTheAssets(String path) {
        var refused = get(path);

        assertThat(refused.statusCode()).isIn(400, 404);
        assertThat(refused.body()).doesNotContain("The web app", "answer");
    }

    private static HttpResponse<String> get(String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + EDGE.port() + path))
                .build();
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError(path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path, interrupted);
        }
    }

    private static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
