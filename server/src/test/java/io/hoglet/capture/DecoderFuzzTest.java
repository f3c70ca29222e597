// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import static io.hoglet.capture.Requests.base64;
import static io.hoglet.capture.Requests.bytes;
import static io.hoglet.capture.Requests.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.hoglet.config.SettingsReader;
import io.hoglet.time.Ids;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Throws damaged and random bodies at capture. The seeds are fixed: a failure repeats. */
class DecoderFuzzTest {
    private static final int ROUNDS = 30_000;
    private static final int BODY_MAX = 64 << 10;

    /** What one small body may allocate: its layers, the parser's buffers, its events. */
    private static final long ALLOCATED_MAX = 8L << 20;

    private static final List<String> TYPES =
            List.of("application/json", "text/plain", "application/x-www-form-urlencoded", "");
    private static final List<String> SEEDS = List.of(
            "{\"event\":\"ü\",\"distinct_id\":[1,{\"a\":null}],\"token\":\"phc_x\",\"properties\":{\"a\":1.5e300}}",
            "[{\"event\":1,\"properties\":{\"token\":\"phc_x\",\"distinct_id\":\"d\",\"$insert_id\":\"i\"}}]",
            "{\"api_key\":\"phc_x\",\"sent_at\":\"2026-01-02T03:04:05Z\",\"historical_migration\":true,\"batch\":"
                    + "[{\"event\":\"a\",\"distinct_id\":\"\\ud83d\\ude00\",\"uuid\":\"\",\"timestamp\":1}]}",
            "{\"$set\":{\"a\":NaN},\"$token\":\"phc_x\",\"$distinct_id\":\"d\",\"offset\":-Infinity}");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Capture capture = new Capture(
            SettingsReader.read(Map.of(), Map.of(), Map.of()).capture(),
            Admissions.open(token -> Optional.of(new ProjectLookup.Project(1, false))),
            events -> {},
            Clock.systemUTC(),
            new Ids(Clock.systemUTC()));

    private static byte[] body(Random random) {
        byte[] plain = bytes(SEEDS.get(random.nextInt(SEEDS.size())));
        byte[] packed = switch (random.nextInt(6)) {
            case 0 -> gzip(plain);
            case 1 -> bytes(base64(plain));
            case 2 -> bytes("data=" + base64(gzip(plain)));
            case 3 -> gzip(bytes(base64(plain)));
            case 4 -> noise(random);
            default -> plain;
        };
        return damaged(packed, random);
    }

    private static byte[] noise(Random random) {
        var noise = new byte[random.nextInt(BODY_MAX)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] damaged(byte[] body, Random random) {
        byte[] damaged = random.nextInt(8) == 0 ? Arrays.copyOf(body, random.nextInt(body.length + 1)) : body.clone();
        for (int i = random.nextInt(4); i > 0 && damaged.length > 0; i--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private boolean isTaken(CaptureRequest request) {
        try {
            return capture.accept(request, Requests.ANY_ROOM) >= 0;
        } catch (RefusedException | RateLimitedException e) {
            return false;
        }
    }

    @Test
    void anyBodyIsEitherTakenOrRefusedWithinBoundedMemory() {
        var random = new Random(20_261_124);
        int taken = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String query = random.nextInt(4) == 0 ? "_=" + random.nextLong() + "&compression=lz64" : null;
            String type = TYPES.get(random.nextInt(TYPES.size()));
            var request = Requests.post(random.nextBoolean() ? "/e/" : "/engage", query, type, body(random));
            long before = threads.getCurrentThreadAllocatedBytes();

            taken += isTaken(request) ? 1 : 0;

            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated in round %d", round)
                    .isLessThan(ALLOCATED_MAX);
        }
        assertThat(taken).as("both outcomes happen").isBetween(ROUNDS / 20, ROUNDS * 19 / 20);
    }
}
