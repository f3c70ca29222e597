// SPDX-License-Identifier: Apache-2.0
package io.hoglet.pipeline.kafka;

import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import io.hoglet.kafka.Worker;
import io.hoglet.pipeline.BatchProcessor;
import java.time.Duration;

/** A thread that runs the pipeline until it is closed. Whatever fails, it begins again from what is kept. */
public final class PipelineWorker implements AutoCloseable {
    private final Worker worker;

    /** What a worker works with. */
    public record Parts(BatchProcessor processor, BatchProcessor.Stores stores, PipelineMeters meters) {}

    public PipelineWorker(KafkaClients clients, Topics topics, String instance, int batchMax, Parts parts) {
        this.worker = new Worker("pipeline-" + instance, Duration.ofSeconds(30), stop -> {
            try (var session = new PipelineSession(clients, instance, batchMax, topics.ids(), parts)) {
                session.join();
                while (!stop.requested()) {
                    session.cycle();
                }
            } finally {
                parts.meters().restarted();
            }
        });
    }

    public void start() {
        worker.start();
    }

    /** Empty while it works; else what it last failed of. */
    public String trouble() {
        return worker.trouble();
    }

    /** Does not wait. */
    public void requestStop() {
        worker.requestStop();
    }

    /** Ends after the batch in progress. */
    @Override
    public void close() {
        worker.close();
    }
}
