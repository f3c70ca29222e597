// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hoglet.event.UnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every event log promises. */
public abstract class EventLogContract {
    /** A log that works. */
    protected abstract EventLog log() throws Exception;

    /** Everything that the log keeps, in any order between distinct ids. Called once by each test. */
    protected abstract List<CapturedEvent> kept() throws Exception;

    /** A log that cannot be reached. */
    protected abstract EventLog logThatIsAway() throws Exception;

    private static final String JSON = "{\"event\":\"näme\",\"properties\":{\"n\":1}}";

    protected static CapturedEvent anEvent(String distinctId, int number) {
        return new CapturedEvent(
                "phc_contract",
                7,
                distinctId,
                "näme",
                new UUID(1, number),
                JSON.getBytes(StandardCharsets.UTF_8),
                1_700_000_000_000L + number,
                number % 2 == 0 ? OptionalLong.of(1_700_000_000_500L) : OptionalLong.empty(),
                number % 3 == 0 ? "" : "192.0.2.1",
                false);
    }

    private static List<CapturedEvent> of(String distinctId, List<CapturedEvent> events) {
        return events.stream()
                .filter(event -> event.distinctId().equals(distinctId))
                .toList();
    }

    @Test
    void everyEventIsKeptWithItsIdentityAndItsJson() throws Exception {
        var events = List.of(anEvent("whole-ü", 2), anEvent("whole-ü", 3));

        log().append(events);

        assertThat(of("whole-ü", kept())).usingRecursiveComparison().isEqualTo(events);
    }

    @Test
    void theEventsOfADistinctIdKeepTheirOrderOverManyRequests() throws Exception {
        var log = log();

        for (int request = 0; request < 20; request++) {
            int first = request * 10;
            log.append(IntStream.range(first, first + 10)
                    .mapToObj(number -> anEvent(number % 2 == 0 ? "even" : "odd", number))
                    .toList());
        }

        var kept = kept();
        for (String distinctId : List.of("even", "odd")) {
            assertThat(of(distinctId, kept).stream().map(event -> event.uuid().getLeastSignificantBits()))
                    .isSorted()
                    .hasSize(100);
        }
    }

    @Test
    void aLogThatIsAwaySaysSoOnceForAWholeBatch() throws Exception {
        var batch = IntStream.range(0, 500)
                .mapToObj(number -> anEvent("away", number))
                .toList();
        var log = logThatIsAway();

        assertThatThrownBy(() -> log.append(batch)).isInstanceOf(UnavailableException.class);
    }
}
