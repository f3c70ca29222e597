// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.ANY_ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hoglet.config.SettingsReader;
import io.hoglet.time.Ids;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the SDKs of the years really send, replayed: key, names, ids, uuids and clocks must come out as they went in.
 * What is expected was worked out from the bodies by other means than this code.
 */
class GoldenRequestsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UUID_FROM_NAME = 5;
    private static final int UUID_FRESH = 7;

    private final InMemoryEventLog log = new InMemoryEventLog();
    private final Clock clock = Clock.systemUTC();
    private final Admission admission = Admissions.open(token -> token.equals(GoldenRequest.KEY)
            ? Optional.of(new ProjectLookup.Project(1, false, true))
            : Optional.empty());

    static List<GoldenRequest> requests() {
        return GoldenRequest.all();
    }

    private void replay(GoldenRequest request) throws RefusedException {
        var settings = SettingsReader.read(Map.of(), Map.of(), Map.of()).capture();
        if (request.isV1()) {
            var capture = new CaptureV1(settings, admission, new Logs(log, parts -> {}), clock);
            assertThat(capture.accept(request.v1(request.body()), ANY_ROOM).results())
                    .allMatch(result -> result.outcome() == V1Reply.Outcome.OK);
        } else {
            new Capture(settings, admission, new Logs(log, parts -> {}), clock, new Ids(clock))
                    .accept(request.v0(request.body()), ANY_ROOM);
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void theRequestBecomesItsEvents(GoldenRequest request) throws RefusedException, IOException {
        replay(request);

        var expected = request.expected();
        assertThat(log.kept()).hasSize(expected.get("events").size());
        for (int i = 0; i < log.kept().size(); i++) {
            var kept = log.kept().get(i);
            assertThat(kept.token()).isEqualTo(expected.get("token").textValue());
            assertThat(kept.sentAt().isPresent())
                    .isEqualTo(!expected.get("sentAt").isNull());
            kept.sentAt()
                    .ifPresent(at ->
                            assertThat(at).isEqualTo(expected.get("sentAt").longValue()));
            isSame(kept, expected.get("events").get(i));
        }
    }

    private static void isSame(CapturedEvent kept, JsonNode expected) throws IOException {
        var json = JSON.readTree(kept.json());

        assertThat(kept.event()).isEqualTo(expected.get("event").textValue());
        assertThat(kept.distinctId()).isEqualTo(expected.get("distinctId").asText());
        assertThat(json.path("timestamp").textValue())
                .isEqualTo(expected.get("timestamp").textValue());
        assertThat(json.path("offset").asLong())
                .isEqualTo(expected.get("offset").asLong());
        if (expected.get("uuid").isNull()) {
            boolean repeats = json.path("properties").has("$insert_id") || json.has("messageId");
            assertThat(kept.uuid().version()).isEqualTo(repeats ? UUID_FROM_NAME : UUID_FRESH);
        } else {
            assertThat(kept.uuid()).hasToString(expected.get("uuid").textValue());
        }
    }

    @Test
    void thereAreRequestsOfEveryEra() {
        assertThat(GoldenRequest.all()).hasSizeGreaterThan(35);
        assertThat(GoldenRequest.all().stream().map(GoldenRequest::name))
                .anyMatch(name -> name.startsWith("posthog-js-2021"))
                .anyMatch(name -> name.startsWith("posthog-js-1.39.5.recorded"))
                .anyMatch(name -> name.startsWith("posthog-python-1.4.9.recorded"))
                .anyMatch(name -> name.startsWith("posthog-go-1.23.1-v1.recorded"));
    }
}
