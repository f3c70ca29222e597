// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import io.hoglet.capture.Accepted;
import io.hoglet.capture.Capture;
import io.hoglet.capture.CaptureRequest;
import io.hoglet.capture.Refusal;
import io.hoglet.capture.RefusalListener;
import io.hoglet.capture.RefusedException;
import io.hoglet.http.ApiException;
import io.hoglet.http.ClientAddress;
import io.hoglet.http.Cors;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Routes;
import io.hoglet.limits.Metered;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The event endpoints of every SDK era, with and without a trailing slash, GET and POST (wire protocol 1.1, 1.9). */
public final class CaptureRoutes implements Routes {
    private static final List<String> PATHS =
            List.of("/e", "/capture", "/track", "/engage", "/batch", "/i/v0/e", "/i/v0/ai/batch", "/s");
    private static final byte[] ACCEPTED = "{\"status\":1}".getBytes(StandardCharsets.US_ASCII);

    /** After it posthog-js sends no parts for a minute (wire protocol 1.9). */
    private static final byte[] NO_RECORDINGS =
            "{\"status\":1,\"quota_limited\":[\"recordings\"]}".getBytes(StandardCharsets.US_ASCII);

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
            var accepted = capture.accept(request, body);
            meters.accepted(accepted.kept());
            if (!accepted.overQuota().isEmpty()) {
                refusals.overQuota(route(ctx), accepted.teamId(), client(ctx));
            }
            answer(ctx, request, accepted);
        } catch (RefusedException e) {
            meters.refused(e.refusal());
            refusals.refused(route(ctx), e.refusal(), e.projectId(), client(ctx));
            throw ApiException.retryAfter(code(e.refusal()), e.refusal().advice(), e.retryAfterSeconds());
        }
    }

    private static String client(Context ctx) {
        return ctx.userAgent() == null ? "" : ctx.userAgent();
    }

    private static String route(Context ctx) {
        String path = ctx.path();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** Browsers send again whatever is answered with another success than 200, except beacons. */
    private static void answer(Context ctx, CaptureRequest request, Accepted accepted) {
        if (request.isBeacon()) {
            ctx.status(204);
        } else {
            boolean noRecordings = accepted.overQuota().contains(Metered.RECORDINGS);
            ctx.contentType("application/json").result(noRecordings ? NO_RECORDINGS : ACCEPTED);
        }
    }

    /** How a refusal is answered. */
    public static ErrorCode code(Refusal refusal) {
        return switch (refusal) {
            case NO_DATA, EMPTY_BATCH -> ErrorCode.NO_DATA;
            case MALFORMED, NOT_AN_EVENT, MISSING_EVENT, MISSING_DISTINCT_ID, INVALID_UUID, INVALID_SNAPSHOT ->
                ErrorCode.INVALID_PAYLOAD;
            case TOO_LARGE, TOO_MANY_EVENTS -> ErrorCode.REQUEST_TOO_LARGE;
            case RATE_LIMITED -> ErrorCode.THROTTLED;
            case MISSING_TOKEN -> ErrorCode.MISSING_API_KEY;
            case MIXED_TOKENS, UNKNOWN_TOKEN, PERSONAL_KEY -> ErrorCode.INVALID_API_KEY;
        };
    }
}
