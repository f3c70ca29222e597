// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import io.hoglet.capture.Refusal;
import io.hoglet.capture.RefusedException;
import io.hoglet.capture.Room;
import io.hoglet.config.Settings;
import io.hoglet.event.UnavailableException;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads request bodies within two limits: one for a body, one for all bodies in progress together, packed and unpacked,
 * so that neither large nor slow requests nor zip bombs can take the memory. Thread-safe.
 */
public final class BodyIntake {
    private static final int CHUNK = 32 << 10;
    private static final int CHUNK_MIN = 512;

    /** Of a refused body we read on this much, so that the client sees the answer, not a reset. */
    private static final long DRAIN_MAX = 32L << 20;

    /** A body that trickles in must have brought so much for each second after the grace. */
    private static final long BYTES_PER_SECOND_MIN = 8 << 10;

    private static final Duration GRACE = Duration.ofSeconds(60);

    private final long bodyMax;
    private final long inFlightMax;
    private final Duration grace;
    private final AtomicLong inFlight = new AtomicLong();

    public BodyIntake(Settings.Capture settings, MeterRegistry registry) {
        this(settings, registry, GRACE);
    }

    BodyIntake(Settings.Capture settings, MeterRegistry registry, Duration grace) {
        this.bodyMax = settings.bodyMax().bytes();
        this.inFlightMax = settings.inFlightMax().bytes();
        this.grace = grace;
        Gauge.builder("hoglet.capture.bytes.in.flight", inFlight, AtomicLong::get)
                .description("Bytes of request bodies in progress, packed and unpacked.")
                .register(registry);
    }

    /**
     * The bytes of a body, and the room for what it unpacks to; close it when the request is done. Used by one thread.
     */
    final class Body implements Room, AutoCloseable {
        private final long startedAt = System.nanoTime();
        private byte[] bytes = {};
        private long taken;

        private Body() {}

        byte[] bytes() {
            return bytes;
        }

        @Override
        public void take(int more) {
            if (inFlight.addAndGet(more) > inFlightMax) {
                inFlight.addAndGet(-more);
                throw new UnavailableException("Too many bytes of request bodies are in progress");
            }
            taken += more;
        }

        private boolean isTooSlow() {
            long secondsAfterGrace =
                    Duration.ofNanos(System.nanoTime() - startedAt).minus(grace).toSeconds();
            return taken < BYTES_PER_SECOND_MIN * secondsAfterGrace;
        }

        @Override
        public void close() {
            inFlight.addAndGet(-taken);
            taken = 0;
        }
    }

    /**
     * @throws ApiException when the body stalls, or ends before its end
     * @throws UnavailableException when bodies in progress use all memory that is meant for them
     */
    Body read(HttpServletRequest request) throws RefusedException {
        if (request.getContentLengthLong() > bodyMax) {
            // Who asks first, with Expect, has sent nothing yet.
            if (request.getHeader("Expect") == null) {
                drain(request);
            }
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        var body = new Body();
        try {
            body.bytes = bytes(request, body);
            return body;
        } catch (IOException e) {
            body.close();
            throw incomplete(e);
        } catch (ApiException e) {
            body.close();
            throw e;
        } catch (RefusedException | UnavailableException e) {
            body.close();
            drain(request);
            throw e;
        }
    }

    private byte[] bytes(HttpServletRequest request, Body body) throws IOException, RefusedException {
        var in = request.getInputStream();
        // Most bodies are small and say so: they need no large buffer.
        long announced = request.getContentLengthLong();
        var chunk = new byte[announced < 0 ? CHUNK : Math.clamp(announced, CHUNK_MIN, CHUNK)];
        var read = new ByteArrayOutputStream(chunk.length);
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            if (read.size() + (long) count > bodyMax) {
                throw new RefusedException(Refusal.TOO_LARGE);
            }
            if (body.isTooSlow()) {
                throw tooSlow();
            }
            body.take(count);
            read.write(chunk, 0, count);
        }
        return read.toByteArray();
    }

    private static ApiException incomplete(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException) {
                return tooSlow();
            }
        }
        return new ApiException(ErrorCode.INVALID_PAYLOAD, "The body ended before its end.");
    }

    private static ApiException tooSlow() {
        return new ApiException(ErrorCode.REQUEST_TIMEOUT, "The body took too long to arrive.");
    }

    private static void drain(HttpServletRequest request) {
        long startedAt = System.nanoTime();
        try {
            var in = request.getInputStream();
            var chunk = new byte[CHUNK];
            long drained = 0;
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                drained += count;
                if (drained > DRAIN_MAX || System.nanoTime() - startedAt > GRACE.toNanos()) {
                    return;
                }
            }
        } catch (IOException e) {
            // The client is gone; there is nobody to answer.
        }
    }
}
