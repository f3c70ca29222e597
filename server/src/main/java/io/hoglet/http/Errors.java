// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import io.hoglet.event.UnavailableException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns exceptions into replies of one shape. The only broad catch of the HTTP side. */
public final class Errors implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    static final int RETRY_AFTER_SECONDS = 5;
    private static final String SHAPE = "io.hoglet.http.Errors.shape";
    private static final long LOG_PAUSE_NANOS = 1_000_000_000L;

    private final AtomicLong logAgainAt = new AtomicLong(System.nanoTime());

    @Override
    public void addTo(RoutesConfig routes) {
        routes.exception(ApiException.class, (error, ctx) -> refuse(ctx, error));
        routes.exception(UnavailableException.class, (error, ctx) -> unavailable(ctx, error));
        routes.exception(HttpResponseException.class, (error, ctx) -> answerOf(ctx, error));
        routes.exception(Exception.class, (error, ctx) -> bug(ctx, error));
        routes.error(404, "*", ctx -> {
            if (ctx.path().startsWith("/api/") && ctx.resultInputStream() == null) {
                reply(ctx, ErrorBody.of(ErrorCode.NOT_FOUND, "Endpoint not found.", null));
            }
        });
    }

    /** Answers with what the exception says; for a feature that maps its own exceptions. */
    public static void refuse(Context ctx, ApiException error) {
        if (error.retryAfterSeconds() > 0) {
            ctx.header("Retry-After", String.valueOf(error.retryAfterSeconds()));
        }
        ctx.status(error.code().status());
        reply(ctx, ErrorBody.of(error.code(), error.detail(), error.field().orElse(null)));
    }

    private void unavailable(Context ctx, UnavailableException error) {
        // One line a second: when an engine is away, every request of every client comes by here.
        long now = System.nanoTime();
        long due = logAgainAt.get();
        if (now - due >= 0 && logAgainAt.compareAndSet(due, now + LOG_PAUSE_NANOS)) {
            LOG.atWarn().addKeyValue("path", ctx.path()).setCause(error).log("Requests have to be put off");
        }
        ctx.header("Retry-After", String.valueOf(RETRY_AFTER_SECONDS)).status(503);
        reply(ctx, ErrorBody.of(ErrorCode.UNAVAILABLE, "A part of the server is away. Try again shortly.", null));
    }

    private static void answerOf(Context ctx, HttpResponseException error) {
        var code = ErrorCode.ofStatus(error.getStatus());
        ctx.status(error.getStatus());
        reply(ctx, ErrorBody.of(code, error.getStatus() == 404 ? "Not found." : "The request is not valid.", null));
    }

    private static void bug(Context ctx, Exception error) {
        String id = Integer.toHexString(System.identityHashCode(error)) + Long.toHexString(System.nanoTime());
        LOG.atError()
                .addKeyValue("requestId", id)
                .addKeyValue("path", ctx.path())
                .setCause(error)
                .log("A request failed");
        ctx.status(500);
        reply(ctx, ErrorBody.of(ErrorCode.ERROR, "Something went wrong here. The log has it under " + id + ".", null));
    }

    /** Gives whatever will be refused of this request another shape, for a protocol that has its own. */
    public static void shape(Context ctx, Function<ErrorBody, Record> shape) {
        ctx.attribute(SHAPE, shape);
    }

    private static void reply(Context ctx, ErrorBody body) {
        Function<ErrorBody, Record> shape = ctx.attribute(SHAPE);
        ctx.contentType("application/json").result(Json.write(shape == null ? body : shape.apply(body)));
    }
}
