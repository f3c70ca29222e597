// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final int MANY = 30_000;
    private static final byte[] NOW = EventStream.timestamp(Instant.parse("2026-02-03T04:05:06.789Z"));

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void anEventHasWhatABrowserSends() throws IOException {
        for (var event : events(500)) {
            assertThat(event.path("event").asText()).isNotEmpty();
            assertThat(event.path("timestamp").asText()).isEqualTo("2026-02-03T04:05:06.789Z");
            assertThat(UUID.fromString(event.path("uuid").asText()).version()).isEqualTo(4);
            assertThat(UUID.fromString(event.path("distinct_id").asText()).variant())
                    .isEqualTo(2);
            var properties = event.path("properties");
            assertThat(properties.path("$lib").asText()).isEqualTo("web");
            assertThat(properties.path("utm_campaign").asText()).isEqualTo("a-run");
            assertThat(properties.path("$current_url").asText()).startsWith("https://");
            assertThat(properties.path("$session_id").asText()).hasSize(36);
            assertThat(event.toString()).doesNotContain("##");
        }
    }

    @Test
    void eventsAreAbout700BytesLong() {
        var sizes = sizes(20_000);

        assertThat(Arrays.stream(sizes).average().orElse(0)).isBetween(650.0, 760.0);
        assertThat(sizes[0]).isGreaterThan(550);
        assertThat(sizes[sizes.length - 1]).isLessThan(1000).isLessThan(EventStream.MAX_EVENT_BYTES);
    }

    @Test
    void oneEventInAHundredIdentifiesAndMergesTheAnonymousId() throws IOException {
        var users = new HashMap<String, String>();
        int identifies = 0;
        for (var event : events(MANY)) {
            var device = event.path("properties").path("$device_id").asText();
            var distinctId = event.path("distinct_id").asText();
            if (event.path("event").asText().equals("$identify")) {
                identifies++;
                assertThat(event.path("properties").path("$anon_distinct_id").asText())
                        .isEqualTo(device);
                assertThat(distinctId).isNotEqualTo(device);
                assertThat(users.put(device, distinctId)).isNull();
            }
            assertThat(distinctId).isEqualTo(users.getOrDefault(device, device));
        }
        assertThat((double) identifies / MANY).isCloseTo(0.01, within(0.002));
    }

    @Test
    void aVisitorHas25EventsOnAverage() throws IOException {
        var devices = new HashSet<String>();
        for (var event : events(MANY)) {
            devices.add(event.path("properties").path("$device_id").asText());
        }

        // 200 visitors are still there at the end, half-way on average.
        assertThat(MANY / (devices.size() - 100.0)).isCloseTo(25, within(2.0));
    }

    @Test
    void theMixIsMostlyPageviewsAndAutocapture() throws IOException {
        var counts = new HashMap<String, Integer>();
        for (var event : events(20_000)) {
            counts.merge(event.path("event").asText(), 1, Integer::sum);
        }

        assertThat(counts.getOrDefault("$pageview", 0) / 20_000.0).isCloseTo(0.46, within(0.02));
        assertThat(counts.getOrDefault("$autocapture", 0) / 20_000.0).isCloseTo(0.28, within(0.02));
        assertThat(counts).hasSize(7);
    }

    @Test
    void everyUuidIsUniqueAlsoBetweenConnections() throws IOException {
        var uuids = new HashSet<String>();
        for (long seed = 1; seed <= 3; seed++) {
            for (var event : events(seed, 5000)) {
                uuids.add(event.path("uuid").asText());
            }
        }

        assertThat(uuids).hasSize(15_000);
    }

    @Test
    void theSameSeedGivesTheSameEvents() throws IOException {
        assertThat(events(7, 300)).isEqualTo(events(7, 300));
    }

    private List<JsonNode> events(int count) throws IOException {
        return events(1, count);
    }

    private List<JsonNode> events(long seed, int count) throws IOException {
        var stream = new EventStream("a-run", seed);
        var buffer = new byte[EventStream.MAX_EVENT_BYTES];
        var events = new ArrayList<JsonNode>();
        for (int i = 0; i < count; i++) {
            int end = stream.write(buffer, 0, NOW);
            events.add(json.readTree(buffer, 0, end));
        }
        return events;
    }

    private static int[] sizes(int count) {
        var stream = new EventStream("a-run", 1);
        var buffer = new byte[EventStream.MAX_EVENT_BYTES];
        var sizes = new int[count];
        for (int i = 0; i < count; i++) {
            sizes[i] = stream.write(buffer, 0, NOW);
        }
        Arrays.sort(sizes);
        return sizes;
    }
}
