// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import io.hoglet.capture.Refusal;
import io.hoglet.capture.RefusedException;
import io.hoglet.config.Settings;
import io.hoglet.event.UnavailableException;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads request bodies within two limits: one for a body, one for all bodies in progress together, so that slow or large
 * requests cannot take the memory. Thread-safe.
 */
public final class BodyIntake {
    private static final int CHUNK = 32 << 10;

    /** Of a body that is too large we read on this much, so that the client sees the answer, not a reset. */
    private static final long DRAIN_MAX = 32L << 20;

    private final long bodyMax;
    private final long inFlightMax;
    private final AtomicLong inFlight = new AtomicLong();

    public BodyIntake(Settings.Capture settings, MeterRegistry registry) {
        this.bodyMax = settings.bodyMax().bytes();
        this.inFlightMax = settings.inFlightMax().bytes();
        Gauge.builder("hoglet.capture.bytes.in.flight", inFlight, AtomicLong::get)
                .description("Bytes of request bodies in progress.")
                .register(registry);
    }

    /** The bytes of a body; close it when the request is done. */
    public final class Body implements AutoCloseable {
        private final byte[] bytes;

        private Body(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public void close() {
            inFlight.addAndGet(-bytes.length);
        }
    }

    Body read(HttpServletRequest request) throws RefusedException {
        boolean expectsContinue = request.getHeader("Expect") != null;
        if (request.getContentLengthLong() > bodyMax) {
            if (!expectsContinue) {
                drain(request);
            }
            throw new RefusedException(Refusal.TOO_LARGE);
        }
        int reserved = 0;
        boolean complete = false;
        try {
            InputStream in = request.getInputStream();
            var body = new ByteArrayOutputStream(Math.max(512, Math.min(request.getContentLength(), CHUNK)));
            var chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                reserve(read);
                reserved += read;
                if (reserved > bodyMax) {
                    drain(request);
                    throw new RefusedException(Refusal.TOO_LARGE);
                }
                body.write(chunk, 0, read);
            }
            complete = true;
            return new Body(body.toByteArray());
        } catch (IOException e) {
            throw new ApiException(ErrorCode.REQUEST_TIMEOUT, "The body did not arrive completely.");
        } finally {
            if (!complete) {
                inFlight.addAndGet(-reserved);
            }
        }
    }

    private void reserve(int bytes) {
        if (inFlight.addAndGet(bytes) > inFlightMax) {
            inFlight.addAndGet(-bytes);
            throw new UnavailableException("Too many bytes of request bodies are in progress");
        }
    }

    private static void drain(HttpServletRequest request) {
        try {
            InputStream in = request.getInputStream();
            var chunk = new byte[CHUNK];
            long drained = 0;
            for (int read = in.read(chunk); read >= 0 && drained < DRAIN_MAX; read = in.read(chunk)) {
                drained += read;
            }
        } catch (IOException e) {
            // The client is gone; there is nobody to answer.
        }
    }
}
