// SPDX-License-Identifier: Apache-2.0
package io.hoglet.demo.client;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** One request in flight at a time, two batches waiting: what goes in first is accepted first. */
final class Lane implements Callable<Void> {
    private static final int WAITING = 2;

    private final CaptureClient capture;
    private final IntConsumer accepted;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(WAITING);

    Lane(CaptureClient capture, IntConsumer accepted) {
        this.capture = capture;
        this.accepted = accepted;
    }

    /** False when there was no room within 200 ms; the caller decides whether to try again. */
    boolean offer(Batch batch) throws InterruptedException {
        return queue.offer(batch, 200, TimeUnit.MILLISECONDS);
    }

    @Override
    public Void call() throws LoadException, InterruptedException {
        for (var batch = queue.take(); !batch.isEnd(); batch = queue.take()) {
            capture.send(batch);
            accepted.accept(batch.events());
        }
        return null;
    }
}
