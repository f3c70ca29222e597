// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.ANY_ROOM;
import static io.hoglet.capture.Requests.bytes;
import static io.hoglet.capture.Requests.json;
import static io.hoglet.capture.Requests.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.config.SettingsReader;
import io.hoglet.event.UnavailableException;
import io.hoglet.time.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.089Z");
    private static final String KEY = "phc_known";

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final List<CapturedSnapshot> parts = new ArrayList<>();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Capture capture = new Capture(
            SettingsReader.read(Map.of(), Map.of(), Map.of()).capture(),
            Admissions.open(CaptureTest::project),
            new Logs(log, parts::addAll),
            clock,
            new Ids(clock));

    private static Optional<ProjectLookup.Project> project(String token) {
        return switch (token) {
            case KEY -> Optional.of(new ProjectLookup.Project(1, false, true));
            case "phc_private" -> Optional.of(new ProjectLookup.Project(2, true, true));
            case "phc_never_seen" -> throw new UnavailableException("PostgreSQL is away");
            default -> Optional.empty();
        };
    }

    private int accept(CaptureRequest request) throws RefusedException {
        return capture.accept(request, ANY_ROOM).kept();
    }

    private CapturedEvent kept(String json) throws RefusedException {
        accept(json(json));
        return log.kept().getLast();
    }

    private Refusal refusalOf(CaptureRequest request) {
        try {
            throw new AssertionError("was taken: " + accept(request));
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    @Test
    void anEventIsKeptWithItsIdentityAndItsOwnBytes() throws RefusedException {
        String event = "{ \"event\":\"signup\", \"token\":\"phc_known\",\"distinct_id\":\"u1\","
                + "\"uuid\":\"019b0a2c-7d3e-7a10-8b2c-0123456789ab\",\"properties\":{\"plan\":\"ü\"} }";

        int count = accept(post("/e/", "_=1767323045678", "text/plain", bytes(event)));

        assertThat(count).isEqualTo(1);
        var kept = log.kept().getFirst();
        assertThat(kept.json()).asString(StandardCharsets.UTF_8).isEqualTo(event);
        assertThat(kept.token()).isEqualTo(KEY);
        assertThat(kept.teamId()).isEqualTo(1);
        assertThat(kept.distinctId()).isEqualTo("u1");
        assertThat(kept.event()).isEqualTo("signup");
        assertThat(kept.uuid()).hasToString("019b0a2c-7d3e-7a10-8b2c-0123456789ab");
        assertThat(kept.receivedAt()).isEqualTo(NOW.toEpochMilli());
        assertThat(kept.sentAt()).hasValue(1_767_323_045_678L);
        assertThat(kept.ip()).isEqualTo("192.0.2.7");
        assertThat(kept.historical()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"api_key\":\"phc_known\",\"batch\":[{\"event\":\"a\",\"distinct_id\":\"1\"},"
                        + "{\"event\":\"b\",\"distinct_id\":\"2\"}]}",
                "[{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"phc_known\"},"
                        + "{\"event\":\"b\",\"properties\":{\"distinct_id\":2,\"token\":\"phc_known\"}}]",
                "{\"batch\":[{\"event\":\"a\",\"distinct_id\":\"1\",\"api_key\":\"phc_known\"},"
                        + "{\"event\":\"b\",\"distinct_id\":\"2\"}]}"
            })
    void everyShapeOfBodyGivesItsEventsInOrder(String body) throws RefusedException {
        assertThat(accept(json(body))).isEqualTo(2);

        assertThat(log.kept()).extracting(CapturedEvent::event).containsExactly("a", "b");
        assertThat(log.kept()).extracting(CapturedEvent::distinctId).containsExactly("1", "2");
    }

    @Test
    void theKeyOfTheWrapperWinsOverThoseOfItsEvents() throws RefusedException {
        accept(json("{\"api_key\":\"phc_known\",\"batch\":[{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"x\"},"
                + "{\"event\":\"b\",\"distinct_id\":\"1\",\"token\":\"y\"}]}"));

        assertThat(log.kept()).extracting(CapturedEvent::token).containsOnly(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token=phc_known", "api_key=phc_known", "token=%20phc_known%20"})
    void theQueryNamesTheKeyWhenNothingElseDoes(String query) throws RefusedException {
        accept(post("/e", query, "", bytes("{\"event\":\"a\",\"distinct_id\":\"1\"}")));

        assertThat(log.kept()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&api_key=phc_known", "&token=phc_known", "&token=&ip=1&api_key=phc_kn%6Fwn"})
    void aFormNamesTheKeyBesideItsData(String field) throws RefusedException {
        String data = "data=" + Requests.base64(bytes("{\"event\":\"a\",\"distinct_id\":\"1\"}"));

        accept(post("/e", null, "application/x-www-form-urlencoded", bytes(data + field)));

        assertThat(log.kept()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"event\":\"a\",\"distinct_id\":\"1\"} | MISSING_TOKEN",
                "{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"  \"} | MISSING_TOKEN",
                "{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"phc_other\"} | UNKNOWN_TOKEN",
                "{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"phc_kn\\u0000wn\"} | UNKNOWN_TOKEN",
                "{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"phc_\u00fc\"} | UNKNOWN_TOKEN",
                "{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":17} | UNKNOWN_TOKEN",
                "{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"phx_secret\"} | PERSONAL_KEY",
                "[{\"event\":\"a\",\"token\":\"phc_known\"},{\"event\":\"a\",\"token\":\"phc_b\"}] | MIXED_TOKENS",
                "{\"event\":\"a\",\"token\":\"phc_known\"} | MISSING_DISTINCT_ID",
                "{\"event\":\"a\",\"token\":\"phc_known\",\"distinct_id\":\"\"} | MISSING_DISTINCT_ID",
                "{\"event\":\"a\",\"token\":\"phc_known\",\"distinct_id\":null} | MISSING_DISTINCT_ID",
                "{\"token\":\"phc_known\",\"distinct_id\":\"1\"} | MISSING_EVENT",
                "{\"event\":\"\",\"token\":\"phc_known\",\"distinct_id\":\"1\"} | MISSING_EVENT",
                "{\"event\":\"a\",\"token\":\"phc_known\",\"distinct_id\":\"1\",\"uuid\":\"x\"} | INVALID_UUID",
                "{\"token\":\"phc_known\",\"batch\":[]} | EMPTY_BATCH",
                "[] | EMPTY_BATCH"
            })
    void whatCannotBeAnEventIsRefusedWithTheReason(String json, Refusal expected) {
        assertThat(refusalOf(json(json))).isEqualTo(expected);
        assertThat(log.kept()).isEmpty();
    }

    @Test
    void oneBadEventRefusesTheWholeRequest() {
        String batch =
                "{\"api_key\":\"phc_known\",\"batch\":[{\"event\":\"a\",\"distinct_id\":\"1\"},{\"event\":\"b\"}]}";

        assertThat(refusalOf(json(batch))).isEqualTo(Refusal.MISSING_DISTINCT_ID);
        assertThat(log.kept()).isEmpty();
    }

    @Test
    void aKeyThatCannotBeLookedUpIsNotAnUnknownKey() {
        var request = json("{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"phc_never_seen\"}");

        assertThatThrownBy(() -> accept(request)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void aLogThatIsAwayIsNotSuccess() {
        log.goAway();
        var request = json("{\"event\":\"a\",\"distinct_id\":\"1\",\"token\":\"phc_known\"}");

        assertThatThrownBy(() -> accept(request)).isInstanceOf(UnavailableException.class);
    }

    @Test
    void engageNeedsNoNameAndIsAnIdentify() throws RefusedException {
        byte[] body = bytes("{\"$set\":{\"a\":1},\"$token\":\"phc_known\",\"$distinct_id\":\"u\"}");

        accept(post("/engage/", null, "text/plain", body));

        assertThat(log.kept()).extracting(CapturedEvent::event).containsExactly("$identify");
        assertThat(refusalOf(post("/e/", null, "text/plain", body))).isEqualTo(Refusal.MISSING_EVENT);
    }

    @Test
    void eventsOfPerformanceOfTheOldDayAreDroppedAndStillASuccess() throws RefusedException {
        int kept = accept(json("{\"event\":\"$performance_event\",\"token\":\"phc_known\"}"));

        assertThat(kept).isZero();
        assertThat(log.kept()).isEmpty();
    }

    @Test
    void anEventOfMoreThanItsLimitIsTooLarge() throws RefusedException {
        String head = "{\"event\":\"a\",\"token\":\"phc_known\",\"distinct_id\":\"1\",\"p\":\"";
        String fitting = head + "x".repeat((1 << 20) - head.length() - 2) + "\"}";

        assertThat(accept(json(fitting))).isEqualTo(1);
        assertThat(refusalOf(json(fitting.replace("\"}", "x\"}")))).isEqualTo(Refusal.TOO_LARGE);
    }

    @Test
    void distinctIdsAndNamesAreCutAfterTwoHundredCharacters() throws RefusedException {
        String id = "😀".repeat(199) + "ab";

        var kept = kept("{\"event\":\"%s\",\"token\":\"phc_known\",\"distinct_id\":\"%s\"}".formatted(id, id));

        assertThat(kept.distinctId()).isEqualTo("😀".repeat(199) + "a");
        assertThat(kept.event()).isEqualTo("😀".repeat(199) + "a");
    }

    @Test
    void aNulInAnIdOrANameIsReplacedForNoDatabaseTakesIt() throws RefusedException {
        var kept = kept("{\"event\":\"a\\u0000b\",\"token\":\"phc_known\",\"distinct_id\":\"c\\u0000d\"}");

        assertThat(kept.event()).isEqualTo("a\uFFFDb");
        assertThat(kept.distinctId()).isEqualTo("c\uFFFDd");
    }

    @Test
    void aProjectThatWantsNoAddressesKeepsNone() throws RefusedException {
        assertThat(kept("{\"event\":\"a\",\"token\":\"phc_private\",\"distinct_id\":\"1\"}")
                        .ip())
                .isEmpty();
    }

    @Test
    void anImportOfThePastIsMarked() throws RefusedException {
        var kept = kept("{\"api_key\":\"phc_known\",\"historical_migration\":true,"
                + "\"batch\":[{\"event\":\"a\",\"distinct_id\":\"1\"}]}");

        assertThat(kept.historical()).isTrue();
    }

    @Test
    void theRetryOfAnOldSdkIsTheSameEvent() throws RefusedException {
        String event = "{\"event\":\"a\",\"token\":\"phc_known\",\"distinct_id\":\"1\",\"messageId\":\"m1\"}";

        assertThat(kept(event).uuid()).isEqualTo(kept(event).uuid());
    }

    @Test
    void partsOfRecordingsGoTheirOwnWay() throws Exception {
        int kept = capture.accept(json("""
                        {"api_key": "phc_known", "batch": [
                          {"event": "$snapshot", "distinct_id": "d", "uuid": "0199a3c4-7d2e-7c31-9f00-000000000001",
                           "properties": {"$session_id": "s", "$snapshot_data": [ {"type":4} ]}},
                          {"event": "click", "distinct_id": "d"}]}
                        """), ANY_ROOM).kept();

        assertThat(kept).isEqualTo(2);
        assertThat(log.kept()).singleElement().extracting(CapturedEvent::event).isEqualTo("click");
        assertThat(parts).singleElement().satisfies(part -> {
            assertThat(part.sessionId()).isEqualTo("s");
            assertThat(part.windowId()).isEqualTo("s");
            assertThat(part.source()).isEqualTo("web");
            assertThat(part.uuid()).hasToString("0199a3c4-7d2e-7c31-9f00-000000000001");
            assertThat(new String(part.data(), StandardCharsets.UTF_8)).isEqualTo("[ {\"type\":4} ]");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$session_id\": \"s\"}",
                "{\"$session_id\": \"s\", \"$snapshot_data\": \"text\"}",
                "{\"$snapshot_data\": []}",
                "{\"$session_id\": \"\", \"$snapshot_data\": []}",
                "{\"$snapshot_data\": [], \"$session_id\":"
                        + " \"ssssssssssssssssssssssssssssssssssssssssssssssssss"
                        + "sssssssssssssssssssssssssssssssssssssssssssssssssss\"}"
            })
    void aPartWithoutSessionOrDataIsRefused(String properties) {
        String event = "{\"api_key\": \"phc_known\", \"event\": \"$snapshot\", \"distinct_id\": \"d\","
                + " \"properties\": " + properties + "}";

        assertThatThrownBy(() -> capture.accept(json(event), ANY_ROOM))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(Refusal.INVALID_SNAPSHOT));
    }
}
