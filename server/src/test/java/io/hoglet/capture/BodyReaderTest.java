// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
    private static List<String> eventsIn(String json) throws RefusedException {
        byte[] bytes = bytes(json);
        return BodyReader.read(bytes).events().stream()
                .map(raw -> new String(Arrays.copyOfRange(bytes, raw.from(), raw.to()), StandardCharsets.UTF_8))
                .toList();
    }

    private static Refusal refusalOf(byte[] json) {
        try {
            throw new AssertionError("was taken: " + BodyReader.read(json));
        } catch (RefusedException e) {
            return e.refusal();
        }
    }

    @Test
    void anObjectIsOneEvent() throws RefusedException {
        String event = "{\"event\":\"ü\",\"properties\":{\"a\":[1,{\"b\":\"}\"}]}}";

        assertThat(eventsIn("  " + event + " \n")).containsExactly(event);
    }

    @Test
    void anArrayHoldsEventsEachWithItsOwnBytes() throws RefusedException {
        assertThat(eventsIn("[ {\"event\":\"äöü\"} , {\"event\" : \"b\" }]"))
                .containsExactly("{\"event\":\"äöü\"}", "{\"event\" : \"b\" }");
        assertThat(eventsIn("[]")).isEmpty();
    }

    @Test
    void theWrapperOfABatchSpeaksForItsEvents() throws RefusedException {
        var body = BodyReader.read(
                bytes("{\"type\":{\"x\":[]},\"api_key\":\"phc_x\",\"batch\":[{\"event\":\"a\"},{\"event\":\"b\"}],"
                        + "\"historical_migration\":true,\"sent_at\":\"2026-01-02T03:04:05Z\",\"library\":\"l\"}"));

        assertThat(body.events()).extracting(RawEvent::event).containsExactly("a", "b");
        assertThat(body.token()).isEqualTo("phc_x");
        assertThat(body.sentAt()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(body.historical()).isTrue();
    }

    @Test
    void aBatchThatIsNullLeavesOneEvent() throws RefusedException {
        assertThat(eventsIn("{\"event\":\"a\",\"batch\":null}")).hasSize(1);
    }

    @Test
    void aWrapperThatComesAfterItsBatchCountsAsWell() throws RefusedException {
        var body = BodyReader.read(bytes("{\"batch\":[{\"event\":\"a\"}],\"token\":\"phc_late\"}"));

        assertThat(body.token()).isEqualTo("phc_late");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "[null]", "[[]]", "{\"batch\":{}}", "{\"batch\":\"x\"}", "{\"batch\":[[]]}"})
    void whatHoldsNoEventObjectsIsRefused(String json) {
        assertThat(refusalOf(bytes(json))).isEqualTo(Refusal.NOT_AN_EVENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[", "[{}", "{}}", "{} {}", "{\"a\":}", "{'a':1}", "{\"a\":1,}", "{\"a\":\"\u0001\"}"})
    void brokenJsonIsRefused(String json) {
        assertThat(refusalOf(bytes(json))).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedAlsoWhereNobodyLooks() {
        byte[] latin1 = "{\"event\":\"a\",\"properties\":{\"x\":\"ü\"}}".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusalOf(latin1)).isEqualTo(Refusal.MALFORMED);
    }

    @Test
    void nestingIsBounded() throws RefusedException {
        assertThat(eventsIn("{\"event\":\"a\",\"p\":" + "[".repeat(190) + "]".repeat(190) + "}"))
                .hasSize(1);

        assertThat(refusalOf(bytes("{\"event\":\"a\",\"p\":" + "[".repeat(100_000))))
                .isEqualTo(Refusal.MALFORMED);
        assertThat(refusalOf(bytes("[".repeat(100_000)))).isEqualTo(Refusal.NOT_AN_EVENT);
    }

    @Test
    void notANumberIsReadAsOldClientsWriteIt() throws RefusedException {
        assertThat(eventsIn("{\"event\":\"a\",\"properties\":{\"x\":NaN,\"y\":-Infinity}}"))
                .hasSize(1);
    }

    @Test
    void theNumberOfEventsIsBounded() throws RefusedException {
        String batch = "[" + "{},".repeat(BodyReader.EVENTS_MAX - 1) + "{}";

        assertThat(BodyReader.read(bytes(batch + "]")).events()).hasSize(BodyReader.EVENTS_MAX);
        assertThat(refusalOf(bytes(batch + ",{}]"))).isEqualTo(Refusal.TOO_MANY_EVENTS);
    }
}
