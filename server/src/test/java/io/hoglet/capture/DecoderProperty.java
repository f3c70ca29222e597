// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.management.ThreadMXBean;
import io.hoglet.config.SettingsReader;
import io.hoglet.time.Ids;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What capture promises of any body, in both protocols: it is taken or refused, never anything else, within bounded
 * memory and time. One object for one thread.
 */
final class DecoderProperty {
    private static final int BODY_MAX = 1 << 20;

    /** A body becomes at most a form's value, and two layers around the JSON, each within the limit. */
    private static final long ROOM_MAX = 6L * BODY_MAX;

    /** What one small body may allocate: its layers, the parser's buffers, its events. */
    private static final long ALLOCATED_MAX = 24L << 20;

    /** Far more than any takes on a busy machine. */
    private static final Duration TIME_MAX = Duration.ofSeconds(20);

    private static final List<String> TYPES =
            List.of("application/json", "text/plain", "application/x-www-form-urlencoded", "");
    private static final List<V1Encoding> ENCODINGS = List.of(V1Encoding.values());
    private static final List<String> PATHS = List.of("/e/", "/engage", "/batch", "/i/v0/e/");
    private static final List<String> BODIES = List.of(
            "{\"event\":\"ü\",\"distinct_id\":[1,{\"a\":null}],\"token\":\"phc_x\",\"properties\":{\"a\":1.5e300}}",
            "[{\"event\":1,\"properties\":{\"token\":\"phc_x\",\"distinct_id\":\"d\",\"$insert_id\":\"i\"}}]",
            "{\"api_key\":\"phc_x\",\"sent_at\":\"2026-01-02T03:04:05Z\",\"historical_migration\":true,\"batch\":"
                    + "[{\"event\":\"a\",\"distinct_id\":\"\\ud83d\\ude00\",\"uuid\":\"\",\"timestamp\":1}]}",
            "{\"$set\":{\"a\":NaN},\"$token\":\"phc_x\",\"$distinct_id\":\"d\",\"offset\":-Infinity}",
            "{\"batch\":[{\"event\":\"a\",\"uuid\":\"019b0a2c-7d3e-7a10-8b2c-0123456789ab\",\"distinct_id\":\"u\","
                    + "\"timestamp\":\"2026-01-02T03:04:04Z\",\"session_id\":\"s\","
                    + "\"options\":{\"cookieless_mode\":true,\"product_tour_id\":\"t\"},\"properties\":null}]}");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final AtomicLong keptBytes = new AtomicLong();
    private final Capture capture;
    private final CaptureV1 captureV1;

    DecoderProperty() {
        var settings = SettingsReader.read(
                        Map.of("CAPTURE_BODY_MAX", "1MiB", "CAPTURE_EVENT_MAX", "64KiB"), Map.of(), Map.of())
                .capture();
        var admission = Admissions.open(token -> Optional.of(new ProjectLookup.Project(1, false, true)));
        EventLog log = events -> events.forEach(this::keep);
        var clock = Clock.systemUTC();
        this.capture = new Capture(settings, admission, new Logs(log, parts -> {}), clock, new Ids(clock));
        this.captureV1 = new CaptureV1(settings, admission, new Logs(log, parts -> {}), clock);
    }

    private void keep(CapturedEvent event) {
        byte[] json = event.json();
        assertThat(isObject(json)).as("what is taken can be read again").isTrue();
        assertThat(event.distinctId()).isNotEmpty();
        assertThat(event.event()).isNotEmpty();
        keptBytes.addAndGet(json.length);
    }

    private static boolean isObject(byte[] json) {
        try {
            return JSON.readTree(json).isObject();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isTaken(Random random, byte[] body, Room room) {
        try {
            if (random.nextInt(4) == 0) {
                var encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
                var request = new V1Request("Bearer phc_x", encoding, "a/1", "2026-01-02T03:04:05Z", body, "");
                return captureV1.accept(request, room).count(V1Reply.Outcome.OK) > 0;
            }
            return capture.accept(request(random, body), room).kept() > 0;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static CaptureRequest request(Random random, byte[] body) {
        String path = PATHS.get(random.nextInt(PATHS.size()));
        String type = TYPES.get(random.nextInt(TYPES.size()));
        return switch (random.nextInt(6)) {
            case 0 -> Requests.post(path, "_=" + random.nextLong() + "&compression=lz64", type, body);
            case 1 -> Requests.post(path, "data=" + Base64.getEncoder().encodeToString(body), type, bytes(""));
            default -> Requests.post(path, null, type, body);
        };
    }

    /** Bodies to begin with: those of real SDKs, and some that have everything. */
    static List<byte[]> seeds() {
        return Stream.concat(
                        BODIES.stream().map(Requests::bytes),
                        GoldenRequest.all().stream().map(GoldenRequest::body))
                .toList();
    }

    /**
     * @param shape decides how the body comes: path, type, protocol
     * @return whether it was taken
     */
    boolean holds(Random shape, byte[] body) {
        var taken = new AtomicLong();
        keptBytes.set(0);
        long startedAt = System.nanoTime();
        long before = threads.getCurrentThreadAllocatedBytes();

        boolean isTaken = isTaken(shape, body, taken::addAndGet);

        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        long nanos = System.nanoTime() - startedAt;
        if (allocated > ALLOCATED_MAX || taken.get() > ROOM_MAX || nanos > TIME_MAX.toNanos()) {
            fail("%d bytes allocated, %d of the room, %d ns".formatted(allocated, taken.get(), nanos));
        }
        assertThat(keptBytes.get()).isLessThan(2L * BODY_MAX);
        return isTaken;
    }
}
