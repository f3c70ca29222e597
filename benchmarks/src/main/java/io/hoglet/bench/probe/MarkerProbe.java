// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.probe;

import io.hoglet.bench.BenchException;
import io.hoglet.bench.http.Latencies;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Measures how long after its acknowledgement an event can be found. Sends a marker event, then asks the query API
 * for its uuid until it is there; the time of the last question is part of the result, so the true latency is a
 * little better. Its questions cost the server CPU too, therefore markers are sent one at a time with a pause
 * between them.
 */
public final class MarkerProbe implements Callable<MarkerProbe.Found> {
    private final QueryApi api;
    private final String projectApiKey;
    private final Timing timing;
    private final Clock clock;
    private final Supplier<UUID> uuids;
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * @param between pause from one marker to the next
     * @param poll pause between two questions for the same marker
     * @param deadline after which a marker counts as missing
     */
    public record Timing(Duration between, Duration poll, Duration deadline) {}

    /** @param missing markers that did not become visible within the deadline */
    public record Found(long markers, long missing, long questions, Duration p50, Duration p99, Duration worst) {
        public static final Found NONE = new Found(0, 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    public MarkerProbe(QueryApi api, String projectApiKey, Timing timing, Clock clock, Supplier<UUID> uuids) {
        this.api = api;
        this.projectApiKey = projectApiKey;
        this.timing = timing;
        this.clock = clock;
        this.uuids = uuids;
    }

    /** Lets the marker that is on its way arrive; afterwards {@link #call} returns. */
    public void stop() {
        stop.countDown();
    }

    @Override
    public Found call() throws InterruptedException {
        var latencies = new Latencies();
        var missing = new LongAdder();
        var questions = new LongAdder();
        do {
            var uuid = uuids.get();
            send(uuid);
            var latency = untilVisible(uuid, questions);
            if (latency.compareTo(timing.deadline()) >= 0) {
                missing.increment();
            }
            // A missing marker counts with the whole deadline: leaving it out would flatter the percentiles.
            latencies.add(latency);
        } while (!stop.await(timing.between().toMillis(), TimeUnit.MILLISECONDS));
        return new Found(
                latencies.count(),
                missing.sum(),
                questions.sum(),
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.percentile(100));
    }

    private void send(UUID uuid) throws InterruptedException {
        api.capture(Map.of(
                "api_key",
                projectApiKey,
                "event",
                "bench_marker",
                "distinct_id",
                "bench-marker",
                "uuid",
                uuid.toString(),
                "timestamp",
                clock.instant().toString(),
                "properties",
                Map.of("$process_person_profile", false)));
    }

    private Duration untilVisible(UUID uuid, LongAdder questions) throws InterruptedException {
        var hogql = "SELECT count() FROM events WHERE event = 'bench_marker' AND uuid = '" + uuid + "'";
        long acknowledged = System.nanoTime();
        while (true) {
            questions.increment();
            long seen = api.count(hogql);
            var latency = Duration.ofNanos(System.nanoTime() - acknowledged);
            if (seen > 1) {
                throw new BenchException("marker " + uuid + " was sent once and is there " + seen + " times");
            }
            if (seen == 1 || latency.compareTo(timing.deadline()) >= 0) {
                return latency;
            }
            Thread.sleep(timing.poll());
        }
    }
}
