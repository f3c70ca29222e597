// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import io.hoglet.demo.foodmart.DemoEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/**
 * Sends events over a few lanes at once. A person always takes the same lane, so that the sign-up is accepted before
 * the first purchase. One thread feeds it; a lane that fails is reported by the next call.
 */
public final class Lanes implements AutoCloseable {
    private final List<Lane> lanes = new ArrayList<>();
    private final List<BatchBuilder> builders = new ArrayList<>();
    private final List<Future<Void>> results = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Progress progress;

    /**
     * Called while there is something to show: {@code accepted} from any lane, {@code waiting} by the feeding thread.
     */
    public interface Progress extends IntConsumer {
        void waiting();
    }

    /** Size and number of the requests. */
    public record Plan(int lanes, BatchLimits limits) {}

    public Lanes(Http http, Target target, Plan plan, Progress progress) {
        this.progress = progress;
        var capture = new CaptureClient(http, target);
        for (int i = 0; i < plan.lanes(); i++) {
            var lane = new Lane(capture, progress);
            lanes.add(lane);
            builders.add(new BatchBuilder(target.projectApiKey(), plan.limits()));
            results.add(threads.submit(lane));
        }
    }

    public void add(DemoEvent event) throws LoadException, InterruptedException {
        int lane = Math.floorMod(event.customerId(), lanes.size());
        put(lane, builders.get(lane).add(event));
    }

    /** Sends what is left and returns when everything has been accepted. */
    public void finish() throws LoadException, InterruptedException {
        for (int lane = 0; lane < lanes.size(); lane++) {
            put(lane, builders.get(lane).finish());
            put(lane, Optional.of(Batch.END));
        }
        for (var result : results) {
            while (!isDone(result)) {
                progress.waiting();
            }
        }
    }

    private void put(int lane, Optional<Batch> batch) throws LoadException, InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        do {
            progress.waiting();
            failIfAnyLaneFailed();
        } while (!lanes.get(lane).offer(batch.get()));
    }

    private void failIfAnyLaneFailed() throws LoadException, InterruptedException {
        for (var result : results) {
            if (result.isDone()) {
                isDone(result);
            }
        }
    }

    private static boolean isDone(Future<Void> result) throws LoadException, InterruptedException {
        try {
            result.get(200, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LoadException failure) {
                throw failure;
            }
            throw new LoadException("sending failed: " + e.getCause(), e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
