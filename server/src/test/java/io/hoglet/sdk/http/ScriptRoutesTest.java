// SPDX-License-Identifier: Apache-2.0
package io.hoglet.sdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.config.Settings;
import io.hoglet.http.HttpEdge;
import io.hoglet.sdk.Scripts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts over a real server; the files are those of the test resources, version 1.449.2. */
class ScriptRoutesTest {
    private static final HttpEdge EDGE = new HttpEdge(
            new Settings.Http(
                    "127.0.0.1", 0, "127.0.0.1", Optional.empty(), "", Duration.ofSeconds(5), Duration.ofSeconds(1)),
            List.of(new ScriptRoutes(Scripts.ofClassPath())));
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
            strings = {
                "/static/surveys.js",
                "/static/surveys.js?v=1.200.2",
                "/static/1.449.2/surveys.js",
                "/static/1.39.5/surveys.js",
                "/static/2.0.0-beta.1/surveys.js",
            })
    void aScriptIsServedToEveryOriginUnderEveryVersion(String path) {
        var script = get(path, "Origin", "https://shop.example");

        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(text(script)).isEqualTo("window.surveys=1;\n");
        assertThat(header(script, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(script, "Content-Type")).startsWith("text/javascript");
        assertThat(header(script, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void onlyTheVersionThatIsThereIsKeptForever() {
        assertThat(header(get("/static/1.449.2/web-vitals.js"), "Cache-Control"))
                .isEqualTo("public, max-age=31536000, immutable");
        for (var path :
                List.of("/static/web-vitals.js", "/static/web-vitals.js?v=1.449.2", "/static/1.0/web-vitals.js")) {
            assertThat(header(get(path), "Cache-Control")).as(path).isEqualTo("public, max-age=300");
        }
    }

    @Test
    void whoHasItGetsNothingAgain() {
        String tag = header(get("/static/array.js"), "ETag");

        var again = get("/static/array.js", "If-None-Match", tag);
        var other = get("/static/surveys.js", "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(other.statusCode()).isEqualTo(200);
    }

    @Test
    void aScriptIsPackedForWhoUnpacksIt() throws IOException {
        var packed = get("/static/array.js", "Accept-Encoding", "gzip");

        assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(in.readAllBytes()).isEqualTo(get("/static/array.js").body());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/toolbar.js",
                "/static/array",
                "/static/array.js.map",
                "/static/kinds.txt",
                "/static/LICENSE",
                "/static/.js",
                "/static/1.449.2/nothing.js",
                "/static/latest/array.js",
                "/static/1.449.2/more/array.js",
                "/static",
            })
    void whatIsNotThereIsAJsonError(String path) {
        var refused = get(path);

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(text(refused)).contains("\"code\":\"not_found\"");
        assertThat(header(refused, "Content-Type")).startsWith("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/static/../web/index.html",
                "/static/..%2Fweb%2Findex.html",
                "/static/%2e%2e%2fweb%2findex.js",
                "/static/..%5Carray.js",
                "/static/1.449.2/..%2Farray.js",
                "/static/..%2F1.449.2/array.js",
                "/static/1.449.2/%2Fposthog-js%2Farray.js",
                "/static/array.js%00.js",
            })
    void noPathLeavesTheScripts(String path) {
        var refused = get(path);

        assertThat(refused.statusCode()).isIn(400, 404);
        assertThat(text(refused)).doesNotContain("library", "The web app");
    }

    private static HttpResponse<byte[]> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + EDGE.port() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
