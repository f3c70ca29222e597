// SPDX-License-Identifier: Apache-2.0
package io.hoglet.bench.http;

import io.hoglet.bench.BenchException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Asks one question after the other, over some connections.
 *
 * @param rate requests per second over all connections; 0 means as fast as they are answered
 */
public record QuestionLoad(URI endpoint, Question question, int connections, int rate, Duration duration) {
    /**
     * What is asked.
     *
     * @param bodies asked by every connection's thread
     * @param wanted the status of the right answer
     */
    public record Question(HttpConnection.Head head, Supplier<ByteBuffer> bodies, int wanted) {
        /** A body of JSON, answered with 200. */
        public static Question posted(Supplier<ByteBuffer> bodies) {
            return new Question(HttpConnection.Head.post(false), bodies, 200);
        }

        /** A request without a body. */
        public static Question got(Map<String, String> headers, int wanted) {
            return new Question(new HttpConnection.Head("GET", headers), () -> ByteBuffer.allocate(0), wanted);
        }

        private Question wanting(int status) {
            return new Question(head, bodies, status);
        }
    }

    /** The same for so long against a server that answers everything at once. */
    public QuestionLoad against(URI baseline, Duration other) {
        return new QuestionLoad(baseline, question.wanting(200), connections, 0, other);
    }

    public QuestionLoad lasting(Duration other) {
        return new QuestionLoad(endpoint, question, connections, rate, other);
    }

    /** In the result an event is a request. */
    public LoadResult run() throws InterruptedException {
        var counters = new LoadCounters();
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            var work = new ArrayList<Callable<Void>>();
            for (int i = 0; i < connections; i++) {
                work.add(() -> ask(counters, begun + duration.toNanos()));
            }
            for (var ended : threads.invokeAll(work)) {
                ended.get();
            }
        } catch (ExecutionException e) {
            throw new BenchException("a connection failed: " + e.getCause(), e);
        }
        return new LoadResult(
                counters.accepted.sum(),
                counters.requests.sum(),
                counters.bytes.sum(),
                counters.retries.sum(),
                Duration.ofNanos(System.nanoTime() - begun),
                counters.latencies.percentile(50),
                counters.latencies.percentile(99));
    }

    private Void ask(LoadCounters counters, long endNanos) throws IOException {
        var pace = new Pace((double) rate / connections, System.nanoTime());
        try (var connection = new HttpConnection(endpoint, question.head())) {
            while (System.nanoTime() - endNanos < 0) {
                pace.await();
                var body = question.bodies().get();
                long sentAt = System.nanoTime();
                var answer = connection.post(body);
                if (answer.status() != question.wanted()) {
                    throw new BenchException(endpoint.getPath() + " answered " + answer.status());
                }
                counters.latencies.add(Duration.ofNanos(System.nanoTime() - sentAt));
                counters.requests.increment();
                counters.accepted.increment();
                counters.bytes.add(body.remaining());
            }
        }
        return null;
    }
}
