// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import io.hoglet.capture.Capture;
import io.hoglet.capture.CaptureRequest;
import io.hoglet.capture.RateLimitedException;
import io.hoglet.capture.Refusal;
import io.hoglet.capture.RefusalListener;
import io.hoglet.capture.RefusedException;
import io.hoglet.http.ApiException;
import io.hoglet.http.ClientAddress;
import io.hoglet.http.Cors;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The event endpoints of every SDK era, with and without a trailing slash, GET and POST (wire protocol 1.1, 1.9). */
public final class CaptureRoutes implements Routes {
    private static final List<String> PATHS =
            List.of("/e", "/capture", "/track", "/engage", "/batch", "/i/v0/e", "/i/v0/ai/batch", "/s");
    private static final byte[] ACCEPTED = "{\"status\":1}".getBytes(StandardCharsets.US_ASCII);

    private static final String TOO_MUCH = "The project sends more events than this server takes from one project.";

    private final Capture capture;
    private final BodyIntake intake;
    private final ClientAddress addresses;
    private final RefusalListener refusals;
    private final CaptureMeters meters;

    public CaptureRoutes(
            Capture capture,
            BodyIntake intake,
            ClientAddress addresses,
            RefusalListener refusals,
            CaptureMeters meters) {
        this.capture = capture;
        this.intake = intake;
        this.addresses = addresses;
        this.refusals = refusals;
        this.meters = meters;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (String path : PATHS) {
            routes.post(path, this::accept);
            routes.get(path, this::accept);
            Cors.allow(routes, path);
        }
    }

    private void accept(Context ctx) {
        Cors.echo(ctx);
        try (var body = intake.read(ctx.req())) {
            var request = CaptureRequest.received(
                    ctx.path(), ctx.queryString(), ctx.req().getContentType(), body.bytes(), addresses.of(ctx.req()));
            meters.accepted(capture.accept(request, body));
            answer(ctx, request);
        } catch (RefusedException e) {
            meters.refused(e.refusal());
            refusals.refused(route(ctx), e, ctx.userAgent() == null ? "" : ctx.userAgent());
            throw new ApiException(code(e.refusal()), e.refusal().advice());
        } catch (RateLimitedException e) {
            meters.rateLimited();
            throw ApiException.retryAfter(ErrorCode.THROTTLED, TOO_MUCH, e.retryAfterSeconds());
        }
    }

    private static String route(Context ctx) {
        String path = ctx.path();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Browsers send again whatever is answered with another success than 200, except beacons. */
    private static void answer(Context ctx, CaptureRequest request) {
        if (request.isBeacon()) {
            ctx.status(204);
        } else {
            ctx.contentType("application/json").result(ACCEPTED);
        }
    }

    /** How a refusal is answered. */
    public static ErrorCode code(Refusal refusal) {
        return switch (refusal) {
            case NO_DATA, EMPTY_BATCH -> ErrorCode.NO_DATA;
            case MALFORMED, NOT_AN_EVENT, MISSING_EVENT, MISSING_DISTINCT_ID, INVALID_UUID, INVALID_SNAPSHOT ->
                ErrorCode.INVALID_PAYLOAD;
            case TOO_LARGE, TOO_MANY_EVENTS -> ErrorCode.REQUEST_TOO_LARGE;
            case MISSING_TOKEN -> ErrorCode.MISSING_API_KEY;
            case MIXED_TOKENS, UNKNOWN_TOKEN, PERSONAL_KEY -> ErrorCode.INVALID_API_KEY;
        };
    }
}
