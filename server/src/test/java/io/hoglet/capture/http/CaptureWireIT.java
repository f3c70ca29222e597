// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import static io.hoglet.capture.http.Bodies.bytes;
import static io.hoglet.capture.http.Bodies.event;
import static io.hoglet.capture.http.Bodies.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import io.hoglet.capture.CapturedEvent;
import io.hoglet.capture.GoldenRequest;
import io.hoglet.capture.InMemoryEventLog;
import io.hoglet.http.Wire;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What capture accepts and answers, as docs/wire.md says it. */
@Timeout(60)
class CaptureWireIT {
    private static final InMemoryEventLog LOG = new InMemoryEventLog();
    private static final TestEdge EDGE = TestEdge.start(LOG);
    private static final String ORIGIN = "Origin: https://shop.example\n";

    @AfterAll
    static void stop() {
        EDGE.close();
    }

    @BeforeEach
    void logIsThere() {
        LOG.comeBack();
    }

    private static Wire.Reply post(String target, String headers, byte[] body) throws IOException {
        try (var wire = EDGE.connect()) {
            return wire.post(target, headers, body);
        }
    }

    private static void isSuccess(Wire.Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(reply.body()).isEqualTo("{\"status\":1}");
    }

    private static void isRefused(Wire.Reply reply, int status, String type, String code) {
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type").orElse("")).startsWith("application/json");
        assertThat(reply.body())
                .startsWith("{\"type\":\"" + type + "\",\"code\":\"" + code + "\",\"detail\":\"")
                .endsWith("\",\"attr\":null}")
                .doesNotContain("Exception", "io.hoglet", "jackson", TestEdge.KEY);
    }

    static Stream<String> paths() {
        return Stream.of("/e", "/capture", "/track", "/engage", "/batch", "/i/v0/e", "/i/v0/ai/batch")
                .flatMap(path -> Stream.of(path, path + "/"));
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyPathTakesEveryShapeByPostAndAnEventByGet(String path) throws IOException {
        int before = LOG.kept().size();

        isSuccess(post(path, "", bytes(event("single"))));
        isSuccess(post(path, "", bytes("[" + event("array") + "]")));
        isSuccess(post(path, "", bytes("{\"batch\":[" + event("batch") + "]}")));
        try (var wire = EDGE.connect()) {
            isSuccess(wire.get(path + "?data=" + base64Url(event("get"))));
        }

        assertThat(LOG.kept().stream().skip(before).map(CapturedEvent::distinctId))
                .containsExactly("single", "array", "batch", "get");
    }

    private static String base64Url(String json) {
        return Base64.getEncoder()
                .encodeToString(bytes(json))
                .replace("+", "%2B")
                .replace("=", "%3D");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: application/json\n",
                "Content-Type: application/json; charset=utf-8\n",
                "Content-Type: text/plain\n",
                "Content-Type: application/json\nContent-Encoding: gzip\n",
                "Content-Type: multipart/form-data; boundary=x\n",
                ""
            })
    void gzipAndPlainJsonAreTakenUnderEveryHeading(String headers) throws IOException {
        isSuccess(post("/e/", headers, gzip(bytes(event("packed")))));
        isSuccess(post("/e/", headers, bytes(event("plain"))));
    }

    @Test
    void theFormOfTheOldestBrowsersIsTaken() throws IOException {
        String form = "data=" + base64Url(event("form"));

        isSuccess(post(
                "/e/?ip=1&_=1767323045678&ver=1.39.5",
                "Content-Type: application/x-www-form-urlencoded\n",
                bytes(form)));

        assertThat(LOG.kept().getLast().distinctId()).isEqualTo("form");
        assertThat(LOG.kept().getLast().sentAt()).hasValue(1_767_323_045_678L);
    }

    @Test
    void lz64OfTheBrowsersOf2021IsTaken() throws IOException {
        // {"event":"a","distinct_id":"1","token":"phc_known"}, packed by lz-string.
        String packed = "N4IgpgbmB2AuIC4QEMQBoQBMCWBnW20AxrAPraaIgCM6IsA9gNYxUAOAFkaU9AwO7QQAXyA=";

        isSuccess(post(
                "/e/?compression=lz64",
                "Content-Type: application/x-www-form-urlencoded\n",
                bytes("data=" + packed.replace("+", "%2B").replace("=", "%3D"))));
        isSuccess(post("/e/?compression=lz64", "Content-Type: text/plain\n", bytes(packed)));
        isRefused(
                post("/e/?compression=lz64", ORIGIN, bytes(packed.substring(0, 40))),
                400,
                "validation_error",
                "invalid_payload");
    }

    @Test
    void aFormMayNameItsKeyAndItsClockBesideItsData() throws IOException {
        String event = base64Url(event("beside").replace("\"token\":\"" + TestEdge.KEY + "\",", ""));

        isSuccess(post(
                "/e/",
                "Content-Type: application/x-www-form-urlencoded\n",
                bytes("api_key=" + TestEdge.KEY + "&_=1767323045678&data=" + event)));

        assertThat(LOG.kept().getLast().distinctId()).isEqualTo("beside");
        assertThat(LOG.kept().getLast().sentAt()).hasValue(1_767_323_045_678L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/i/v0/ai", "/i/v1/logs", "/i/v1/metrics", "/i/v1/general/events"})
    void whatIsNotHereIsNotFoundSoThatNothingIsSentAgain(String path) throws IOException {
        isRefused(post(path, "", bytes(event("d"))), 404, "invalid_request", "not_found");
    }

    @Test
    void undefinedUnderAGzipHintIsTheClientsFault() throws IOException {
        isRefused(
                post("/e/?compression=gzip-js", ORIGIN, bytes("undefined")),
                400,
                "validation_error",
                "invalid_payload");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json|400|validation_error|invalid_payload",
                "``|400|validation_error|no_data",
                "[]|400|validation_error|no_data",
                "[17]|400|validation_error|invalid_payload",
                "{\"event\":\"a\",\"distinct_id\":\"1\"}|401|authentication_error|missing_api_key",
                "{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"x\"}|401|authentication_error|invalid_api_key",
                "{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"phx_x\"}|401|authentication_error|invalid_api_key",
                "{\"event\":\"a\",\"token\":\"phc_known\"}|400|validation_error|invalid_payload",
                "{\"distinct_id\":\"a\",\"token\":\"phc_known\"}|400|validation_error|invalid_payload",
                "{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"phc_known\",\"uuid\":\"x\"}"
                        + "|400|validation_error|invalid_payload",
                "[{\"event\":\"a\",\"token\":\"a\"},{\"event\":\"a\",\"token\":\"b\"}]"
                        + "|401|authentication_error|invalid_api_key"
            })
    void badInputIsRefusedWithStatusAndCodeAndKeepsNothing(String body, int status, String type, String code)
            throws IOException {
        int before = LOG.kept().size();

        isRefused(post("/e/", ORIGIN, bytes(body)), status, type, code);

        assertThat(LOG.kept()).hasSize(before);
    }

    @Test
    void brokenGzipIsRefused() throws IOException {
        byte[] whole = gzip(bytes(event("d")));

        isRefused(post("/e/", "", Arrays.copyOf(whole, whole.length - 5)), 400, "validation_error", "invalid_payload");
    }

    @Test
    void theListenerHearsRouteReasonAndClient() throws IOException {
        post("/batch/?x=secret", "User-Agent: posthog-python/7.91.1\n", bytes("{"));

        assertThat(EDGE.refusals()).contains("/batch MALFORMED posthog-python/7.91.1");
    }

    @Test
    void aKeyThatCannotBeLookedUpNowIsPutOff() throws IOException {
        var reply = post("/e/", ORIGIN, bytes(event("d").replace(TestEdge.KEY, TestEdge.KEY_NEVER_SEEN)));

        isRefused(reply, 503, "server_error", "unavailable");
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("https://shop.example");
    }

    @Test
    void aLogThatIsAwayIsPutOffAndLaterTaken() throws IOException {
        LOG.goAway();
        var away = post("/e/", "", bytes(event("later")));
        LOG.comeBack();

        isRefused(away, 503, "server_error", "unavailable");
        assertThat(away.header("Retry-After")).isPresent();
        isSuccess(post("/e/", "", bytes(event("later"))));
    }

    @Test
    void aBeaconIsAnsweredWithoutABody() throws IOException {
        var reply = post("/e/?beacon=1", ORIGIN, gzip(bytes(event("d"))));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(post("/e/?beacon=1", ORIGIN, bytes("{")).status()).isEqualTo(400);
    }

    @Test
    void theOriginIsEchoedWithCredentialsOnSuccessAndOnRefusal() throws IOException {
        for (var body : List.of(event("d"), "{")) {
            var reply = post("/e/", ORIGIN, bytes(body));

            assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("https://shop.example");
            assertThat(reply.header("Access-Control-Allow-Credentials")).hasValue("true");
            assertThat(reply.header("Vary").orElse("")).contains("Origin");
        }
    }

    @Test
    void withoutAnOriginThereIsNoCors() throws IOException {
        var reply = post("/e/", "", bytes(event("d")));

        assertThat(reply.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(reply.header("Vary").orElse("")).contains("Origin");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aPreflightAllowsWhatItAsksFor(String path) throws IOException {
        try (var wire = EDGE.connect()) {
            var reply = wire.send("OPTIONS " + path + " HTTP/1.1\nHost: h\n" + ORIGIN
                            + "Access-Control-Request-Method: POST\n"
                            + "Access-Control-Request-Headers: content-encoding,content-type\n\n")
                    .reply();

            isSuccess(reply);
            assertThat(reply.header("Access-Control-Allow-Origin")).hasValue("https://shop.example");
            assertThat(reply.header("Access-Control-Allow-Credentials")).hasValue("true");
            assertThat(reply.header("Access-Control-Allow-Methods").orElse("")).contains("GET", "POST");
            assertThat(reply.header("Access-Control-Allow-Headers")).hasValue("content-encoding,content-type");
        }
    }

    @Test
    void optionsWithoutAnOriginIsASuccessAsWell() throws IOException {
        try (var wire = EDGE.connect()) {
            isSuccess(wire.send("OPTIONS /e/ HTTP/1.1\nHost: h\n\n").reply());
        }
    }

    @Test
    void anUnknownPathIsNotFoundInJson() throws IOException {
        for (String path : List.of("/api/nothing", "/api/projects/1/nothing/", "/nothing", "/e/more")) {
            isRefused(post(path, "", bytes("{}")), 404, "invalid_request", "not_found");
        }
    }

    @Test
    void anotherMethodIsNotAllowed() throws IOException {
        try (var wire = EDGE.connect()) {
            isRefused(
                    wire.send("PUT /e/ HTTP/1.1\nHost: h\nContent-Length: 0\n\n")
                            .reply(),
                    405,
                    "invalid_request",
                    "method_not_allowed");
        }
    }

    static List<GoldenRequest> golden() {
        return GoldenRequest.all();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void whatRealSdksSendIsTakenOverTheWire(GoldenRequest request) throws IOException {
        int before = LOG.kept().size();
        String length = request.method().equals("GET") ? "" : "Content-Length: " + request.body().length + "\n";
        try (var wire = EDGE.connect()) {
            var reply = wire.send(request.method() + " " + request.target() + " HTTP/1.1\nHost: h\n" + request.headers()
                            + length + "\n")
                    .send(request.body())
                    .reply();

            assertThat(reply.status()).isEqualTo(request.target().contains("beacon=1") ? 204 : 200);
        }
        assertThat(LOG.kept()).hasSize(before + request.expected().get("events").size());
    }
}
