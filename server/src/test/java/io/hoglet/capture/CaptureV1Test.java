// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.ANY_ROOM;
import static io.hoglet.capture.Requests.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoglet.config.Settings;
import io.hoglet.config.SettingsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureV1Test {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final String UUID = "019b0a2c-7d3e-7a10-8b2c-0123456789ab";
    private static final String OTHER_UUID = "019b0a2c-7d3e-7a10-8b2c-0123456789ac";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final CaptureV1 capture = capture(Admissions.NO_LIMITS);

    private CaptureV1 capture(Settings.CaptureLimits limits) {
        var admission = new Admission(
                token -> token.equals("phc_known")
                        ? Optional.of(new ProjectLookup.Project(1, false, true))
                        : Optional.empty(),
                Admissions.rules(limits, clock),
                reason -> {});
        return new CaptureV1(
                SettingsReader.read(Map.of(), Map.of(), Map.of()).capture(),
                admission,
                new Logs(log, parts -> {}),
                clock);
    }

    private static V1Request request(String body) {
        return request("Bearer phc_known", V1Encoding.IDENTITY, bytes(body));
    }

    private static V1Request request(String authorization, V1Encoding encoding, byte[] body) {
        return new V1Request(authorization, encoding, "posthog-go/1.23.1", "2026-03-04T05:06:05Z", body, "192.0.2.7");
    }

    private static String event(String uuid, String more) {
        return "{\"event\":\"a\",\"uuid\":\"" + uuid + "\",\"distinct_id\":\"u1\","
                + "\"timestamp\":\"2026-03-04T05:06:01.5Z\",\"options\":{}" + more + "}";
    }

    private static String batch(String... events) {
        return "{\"created_at\":\"2026-03-04T05:06:04Z\",\"batch\":[" + String.join(",", events) + "]}";
    }

    private CapturedEvent kept(String event) throws RefusedException {
        var reply = capture.accept(request(batch(event)), ANY_ROOM);
        assertThat(reply.results()).extracting(V1Reply.Result::outcome).containsExactly(V1Reply.Outcome.OK);
        return log.kept().getLast();
    }

    private Refusal refusalOf(V1Request request) {
        try {
            throw new AssertionError("was taken: " + capture.accept(request, ANY_ROOM));
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    @Test
    void anEventIsKeptWithItsIdentityTheRequestsClockAndTheSdksName() throws RefusedException, IOException {
        var kept = kept(event(UUID, ",\"properties\":{\"plan\":\"pro\"}"));

        assertThat(kept.uuid()).hasToString(UUID);
        assertThat(kept.distinctId()).isEqualTo("u1");
        assertThat(kept.event()).isEqualTo("a");
        assertThat(kept.token()).isEqualTo("phc_known");
        assertThat(kept.sentAt()).hasValue(Instant.parse("2026-03-04T05:06:05Z").toEpochMilli());
        assertThat(kept.receivedAt()).isEqualTo(NOW.toEpochMilli());
        var json = JSON.readTree(kept.json());
        assertThat(json.get("timestamp").textValue()).isEqualTo("2026-03-04T05:06:01.5Z");
        assertThat(json.get("properties"))
                .isEqualTo(JSON.readTree("{\"$lib\":\"posthog-go\",\"$lib_version\":\"1.23.1\",\"plan\":\"pro\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | {}",
                ",\"properties\":null | {}",
                ",\"properties\":{} | {}",
                ",\"properties\":{ } | {}",
                ",\"properties\": 17 | {}",
                ",\"properties\":\"x\" | {}",
                ",\"properties\":[1,{\"a\":2}] | {}",
                ",\"properties\":{\"a\":{\"b\":[1]}} | {\"a\":{\"b\":[1]}}",
                ",\"session_id\":\"s\\\"1\",\"properties\":{\"a\":1},\"window_id\":\"w\" "
                        + "| {\"a\":1,\"$session_id\":\"s\\\"1\",\"$window_id\":\"w\"}",
                ",\"session_id\":null,\"properties\":{\"$lib\":\"mine\"} | {\"$lib\":\"mine\"}"
            })
    void whatStandsBesideThePropertiesIsAddedToThem(String more, String expected) throws RefusedException, IOException {
        var properties = JSON.createObjectNode().put("$lib", "posthog-go").put("$lib_version", "1.23.1");
        properties.setAll((com.fasterxml.jackson.databind.node.ObjectNode) JSON.readTree(expected));

        var kept = kept(event(UUID, more));

        assertThat(JSON.readTree(kept.json()).get("properties")).isEqualTo(properties);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"cookieless_mode\":true} | {\"$cookieless_mode\":true}",
                "{\"process_person_profile\":false} | {\"$process_person_profile\":false}",
                "{\"disable_skew_correction\":true} | {\"$ignore_sent_at\":true}",
                "{\"disable_skew_adjustment\":true} | {\"$ignore_sent_at\":true}",
                "{\"product_tour_id\":\"t\",\"new\":{\"x\":[1]}} | {\"$product_tour_id\":\"t\"}",
                "null | {}"
            })
    void optionsBecomePropertiesThatThePipelineKnows(String options, String expected)
            throws RefusedException, IOException {
        var kept = kept(event(UUID, "").replace("\"options\":{}", "\"options\":" + options));

        var properties = (com.fasterxml.jackson.databind.node.ObjectNode)
                JSON.readTree(kept.json()).get("properties");
        properties.remove("$lib");
        properties.remove("$lib_version");
        assertThat(properties).isEqualTo(JSON.readTree(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"distinct_id\":\"u1\" | \"x\":1 | missing_distinct_id",
                "\"distinct_id\":\"u1\" | \"distinct_id\":\"\" | missing_distinct_id",
                "\"distinct_id\":\"u1\" | \"distinct_id\":{\"a\":1} | missing_distinct_id",
                "\"distinct_id\":\"u1\" | \"distinct_id\":\"ANONYMOUS\" | illegal_distinct_id",
                "\"distinct_id\":\"u1\" | \"distinct_id\":\"'null'\" | illegal_distinct_id",
                "\"distinct_id\":\"u1\" | \"distinct_id\":\"[object Object]\" | illegal_distinct_id",
                "\"distinct_id\":\"u1\" | \"distinct_id\":\"00000000-0000-0000-0000-000000000000\" "
                        + "| illegal_distinct_id",
                "\"event\":\"a\" | \"event\":\" \" | missing_event",
                "\"event\":\"a\" | \"event\":null | missing_event",
                "\"timestamp\":\"2026-03-04T05:06:01.5Z\" | \"x\":1 | invalid_timestamp",
                "\"timestamp\":\"2026-03-04T05:06:01.5Z\" | \"timestamp\":\"soon\" | invalid_timestamp"
            })
    void anEventThatBreaksARuleIsDroppedAndTheOthersAreKept(String good, String bad, String reason)
            throws RefusedException {
        var broken = event(UUID, "").replace(good, bad);

        var reply = capture.accept(request(batch(broken, event(OTHER_UUID, ""))), ANY_ROOM);

        assertThat(reply.results())
                .containsExactly(
                        new V1Reply.Result(UUID, V1Reply.Outcome.DROP, reason),
                        new V1Reply.Result(OTHER_UUID, V1Reply.Outcome.OK, null));
        assertThat(reply.count(V1Reply.Outcome.OK)).isEqualTo(1);
        assertThat(log.kept()).hasSize(1);
    }

    @Test
    void namesAndIdsBeyondTwoHundredCharactersAreDroppedNotCut() throws RefusedException {
        String fits = "😀".repeat(200);
        assertThat(kept(event(UUID, "").replace("u1", fits)).distinctId()).isEqualTo(fits);

        var reply = capture.accept(
                request(batch(
                        event(UUID, "").replace("u1", fits + "x"),
                        event(OTHER_UUID, "").replace("\"a\"", "\"" + fits + "x\""))),
                ANY_ROOM);

        assertThat(reply.results())
                .extracting(V1Reply.Result::details)
                .containsExactly("distinct_id_too_long", "event_too_long");
    }

    @Test
    void anEventBeyondItsLimitIsDropped() throws RefusedException {
        var large = event(UUID, ",\"properties\":{\"x\":\"" + "x".repeat(1 << 20) + "\"}");

        var reply = capture.accept(request(batch(large, event(OTHER_UUID, ""))), ANY_ROOM);

        assertThat(reply.results()).extracting(V1Reply.Result::details).containsExactly("event_too_large", null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batch\":[{\"event\":\"a\",\"distinct_id\":\"u\"}]}",
                "{\"batch\":[{\"event\":\"a\",\"distinct_id\":\"u\",\"uuid\":\"x\"}]}",
                "{\"batch\":[{\"event\":\"a\",\"distinct_id\":\"u\",\"uuid\":\"\"}]}"
            })
    void anEventWithoutAUuidRefusesTheBatchForItCouldNotBeAnswered(String body) {
        assertThat(refusalOf(request(body))).isEqualTo(Refusal.INVALID_UUID);
    }

    @Test
    void theSameUuidTwiceRefusesTheBatch() {
        assertThat(refusalOf(request(batch(event(UUID, ""), event(UUID, ""))))).isEqualTo(Refusal.INVALID_UUID);
        assertThat(log.kept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | NO_DATA",
                "{} | EMPTY_BATCH",
                "{\"batch\":[]} | EMPTY_BATCH",
                "{\"batch\":{}} | NOT_AN_EVENT",
                "{\"batch\":[1]} | NOT_AN_EVENT",
                "[] | NOT_AN_EVENT",
                "{\"batch\":[ | MALFORMED",
                "undefined | MALFORMED"
            })
    void whatIsNoBatchIsRefused(String body, Refusal expected) {
        assertThat(refusalOf(request(body))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | MISSING_TOKEN",
                "Basic cGhjX2tub3du | MISSING_TOKEN",
                "`Bearer ` | MISSING_TOKEN",
                "Bearer phc_other | UNKNOWN_TOKEN",
                "Bearer phx_secret | PERSONAL_KEY"
            })
    void theKeyIsTheBearersOfTheHeader(String authorization, Refusal expected) {
        var request = request(authorization, V1Encoding.IDENTITY, bytes(batch(event(UUID, ""))));

        assertThat(refusalOf(request)).isEqualTo(expected);
    }

    @Test
    void bodiesMayBePackedAsTheHeaderSays() throws RefusedException {
        byte[] body = bytes(batch(event(UUID, "")));

        for (var packed : Map.of(
                        Requests.gzip(body), V1Encoding.GZIP,
                        Requests.deflate(body, false), V1Encoding.DEFLATE,
                        Requests.deflate(body, true), V1Encoding.DEFLATE)
                .entrySet()) {
            var reply = capture.accept(request("bearer phc_known", packed.getValue(), packed.getKey()), ANY_ROOM);
            assertThat(reply.count(V1Reply.Outcome.OK)).isEqualTo(1);
        }
        byte[] bomb = Requests.bomb(30 << 20);
        assertThat(refusalOf(request("Bearer phc_known", V1Encoding.GZIP, bomb)))
                .isEqualTo(Refusal.TOO_LARGE);
        assertThat(refusalOf(request("Bearer phc_known", V1Encoding.DEFLATE, bytes("xx"))))
                .isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void beyondItsRateAProjectIsToldToSendTheEventsLater() throws RefusedException {
        var limited =
                capture(new Settings.CaptureLimits(Optional.of(1), Optional.of(1), Optional.of("phc_known:loop")));
        assertThat(limited.accept(request(batch(event(UUID, ""))), ANY_ROOM).count(V1Reply.Outcome.OK))
                .isEqualTo(1);

        var reply = limited.accept(
                request(batch(event(UUID, ""), event(OTHER_UUID, "").replace("u1", "loop"))), ANY_ROOM);

        assertThat(reply.retryAfterSeconds()).isEqualTo(1);
        assertThat(reply.results())
                .containsExactly(
                        new V1Reply.Result(UUID, V1Reply.Outcome.RETRY, "rate_limited"),
                        new V1Reply.Result(OTHER_UUID, V1Reply.Outcome.DROP, "listed"));
        assertThat(log.kept()).hasSize(1);
    }

    @Test
    void theBytesOfTheEventAreNotTouched() throws RefusedException {
        String event = event(UUID, ", \"properties\" : { \"n\" : 1.50e3, \"ü\":\"\\u00fc\" }");

        assertThat(kept(event).json())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(event.replace("{ \"n\"", "{\"$lib\":\"posthog-go\",\"$lib_version\":\"1.23.1\", \"n\""));
    }
}
