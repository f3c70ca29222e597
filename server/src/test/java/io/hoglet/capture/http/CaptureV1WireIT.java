// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import static io.hoglet.capture.http.Bodies.bytes;
import static io.hoglet.capture.http.Bodies.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.capture.CapturedEvent;
import io.hoglet.capture.InMemoryEventLog;
import io.hoglet.config.Settings;
import io.hoglet.http.Wire;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Capture v1 as docs/wire.md says it. */
@Timeout(60)
class CaptureV1WireIT {
    private static final InMemoryEventLog LOG = new InMemoryEventLog();
    private static final TestEdge EDGE = TestEdge.start(LOG);
    private static final String PATH = "/i/v1/analytics/events";
    private static final String UUID = "019b0a2c-7d3e-7a10-8b2c-0123456789ab";
    private static final String JSON = "Content-Type: application/json\n";
    private static final String KEY = "Authorization: Bearer " + TestEdge.KEY + "\n";
    private static final String CLIENT = """
            PostHog-Sdk-Info: posthog-go/1.23.1
            PostHog-Attempt: 1
            PostHog-Request-Id: a0038cc1-f61e-43d9-9362-757f467be24b
            PostHog-Request-Timestamp: 2026-01-02T03:04:05Z
            Origin: https://shop.example
            """;

    @AfterAll
    static void stop() {
        EDGE.close();
    }

    @BeforeEach
    void logIsThere() {
        LOG.comeBack();
    }

    private static String batch(String distinctId) {
        return "{\"created_at\":\"2026-01-02T03:04:05Z\",\"batch\":[{\"event\":\"e\",\"uuid\":\"" + UUID
                + "\",\"distinct_id\":\"" + distinctId + "\",\"timestamp\":\"2026-01-02T03:04:04Z\",\"options\":{},"
                + "\"properties\":{}}]}";
    }

    private static Wire.Reply post(String target, String headers, byte[] body) throws IOException {
        try (var wire = EDGE.connect()) {
            return wire.post(target, headers, body);
        }
    }

    private static void isRefused(Wire.Reply reply, int status, String error) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(reply.body())
                .startsWith("{\"error\":\"" + error + "\",\"error_description\":\"")
                .endsWith("\",\"error_uri\":null}");
    }

    @ParameterizedTest
    @ValueSource(strings = {PATH, PATH + "/"})
    void eachEventGetsItsAnswerAndTheRequestItsId(String path) throws IOException {
        var reply = post(path, JSON + KEY + CLIENT, bytes(batch("v1")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"results\":{\"" + UUID + "\":{\"result\":\"ok\",\"details\":null}}}");
        assertThat(reply.header("PostHog-Request-Id")).hasValue("a0038cc1-f61e-43d9-9362-757f467be24b");
        assertThat(reply.header("Retry-After")).isEmpty();
        assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("https://shop.example");
        assertThat(LOG.kept().getLast().sentAt()).hasValue(1_767_323_045_000L);
    }

    @Test
    void gzipIsTaken() throws IOException {
        var reply = post(PATH, JSON + KEY + "Content-Encoding: gzip\n", gzip(bytes(batch("packed"))));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(LOG.kept()).extracting(CapturedEvent::distinctId).contains("packed");
    }

    @Test
    void aBrokenEventIsAnsweredAsDropped() throws IOException {
        var reply = post(PATH, JSON + KEY, bytes(batch("anonymous")));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("{\"result\":\"drop\",\"details\":\"illegal_distinct_id\"}");
        assertThat(EDGE.dropped("invalid_in_v1")).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text/plain | `` | {} | 415 | unsupported_media_type",
                "application/json | br | {} | 415 | unsupported_media_type",
                "application/json | zstd | {} | 415 | unsupported_media_type",
                "application/json | gzip | {\"batch\": | 400 | invalid_payload",
                "application/json | `` | {\"batch\":[]} | 400 | no_data",
                "application/json; charset=utf-8 | `` | undefined | 400 | invalid_payload"
            })
    void badRequestsAreRefusedInTheShapeOfTheProtocol(
            String type, String encoding, String body, int status, String error) throws IOException {
        String headers = "Content-Type: " + type + "\n" + KEY
                + (encoding.isEmpty() ? "" : "Content-Encoding: " + encoding + "\n");

        isRefused(post(PATH, headers, bytes(body)), status, error);
    }

    @Test
    void withoutAKeyOrWithAnotherItIsUnauthorized() throws IOException {
        isRefused(post(PATH, JSON, bytes(batch("d"))), 401, "missing_api_key");
        isRefused(post(PATH, JSON + "Authorization: Bearer phc_x\n", bytes(batch("d"))), 401, "invalid_api_key");
    }

    @Test
    void tooLargeBodiesAreRefusedAndTheAnswerCanBeRead() throws IOException {
        isRefused(post(PATH, JSON + KEY, Bodies.blank(21 << 20)), 413, "request_too_large");
        isRefused(
                post(PATH, JSON + KEY + "Content-Encoding: gzip\n", gzip(Bodies.blank(200 << 20))),
                413,
                "request_too_large");
        assertThat(EDGE.bytesInFlight()).isZero();
    }

    @Test
    void aLogThatIsAwayIsPutOff() throws IOException {
        LOG.goAway();
        var away = post(PATH, JSON + KEY + CLIENT, bytes(batch("later")));
        LOG.comeBack();

        isRefused(away, 503, "unavailable");
        assertThat(away.header("Retry-After")).isPresent();
        assertThat(away.header("Access-Control-Allow-Origin")).hasValue("https://shop.example");
    }

    @Test
    void beyondItsRateAProjectsEventsAreToBeSentAgainAndTheStatusIsASuccess() throws IOException {
        var limits = new Settings.CaptureLimits(Optional.of(1), Optional.of(1), Optional.empty());
        try (var edge = TestEdge.start(LOG, TestEdge.Options.DEFAULTS.withLimits(limits));
                var wire = edge.connect()) {
            assertThat(wire.post(PATH, JSON + KEY, bytes(batch("d"))).body()).contains("\"ok\"");

            var reply = wire.post(PATH, JSON + KEY, bytes(batch("d")));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("{\"result\":\"retry\",\"details\":\"rate_limited\"}");
            assertThat(reply.header("Retry-After")).isPresent();
            assertThat(edge.refused("rate_limited")).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoIdIsNotEchoed() throws IOException {
        var reply = post(PATH, JSON + KEY + "PostHog-Request-Id: <a b>\n", bytes(batch("d")));

        assertThat(reply.header("PostHog-Request-Id")).isEmpty();
    }

    @Test
    void aPreflightIsAnsweredAndAnotherMethodIsNot() throws IOException {
        try (var wire = EDGE.connect()) {
            var reply = wire.send("OPTIONS " + PATH + " HTTP/1.1\nHost: h\nOrigin: https://shop.example\n"
                            + "Access-Control-Request-Headers: authorization,posthog-sdk-info\n\n")
                    .reply();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Access-Control-Allow-Headers")).hasValue("authorization,posthog-sdk-info");
            assertThat(wire.get(PATH).status()).isEqualTo(405);
        }
    }
}
