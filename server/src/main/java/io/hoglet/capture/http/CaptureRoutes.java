// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

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
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The event endpoints of every SDK era, with and without a trailing slash, GET and POST (wire protocol 1.1, 1.9). */
public final class CaptureRoutes implements Routes {
    private static final List<String> PATHS = List.of("/e", "/capture", "/track", "/engage", "/batch", "/i/v0/e");
    private static final byte[] ACCEPTED = "{\"status\":1}".getBytes(StandardCharsets.US_ASCII);

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
        String path = withoutSlash(ctx.path());
        try (var body = intake.read(ctx.req())) {
            int events = capture.accept(request(ctx, path, body.bytes()));
            meters.accepted(events);
            ctx.contentType("application/json").result(ACCEPTED);
        } catch (RefusedException e) {
            meters.refused(e.refusal());
            refusals.refused(path, e.refusal(), ctx.userAgent() == null ? "" : ctx.userAgent());
            throw new ApiException(code(e.refusal()), e.refusal().advice());
        }
    }

    private CaptureRequest request(Context ctx, String path, byte[] body) {
        return new CaptureRequest(path, query(ctx), mediaType(ctx), body, addresses.of(ctx.req()));
    }

    /** Only the query string: asking the servlet for parameters would consume a form body. */
    private static Map<String, String> query(Context ctx) {
        String query = ctx.queryString();
        if (query == null || query.isEmpty()) {
            return Map.of();
        }
        var parameters = new HashMap<String, String>();
        ctx.queryParamMap().forEach((name, values) -> parameters.put(name, values.getFirst()));
        return parameters;
    }

    private static String mediaType(Context ctx) {
        String type = ctx.req().getContentType();
        if (type == null) {
            return "";
        }
        int parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** How a refusal is answered. */
    public static ErrorCode code(Refusal refusal) {
        return switch (refusal) {
            case NO_DATA, EMPTY_BATCH -> ErrorCode.NO_DATA;
            case MALFORMED, NOT_AN_EVENT, MISSING_EVENT, MISSING_DISTINCT_ID, INVALID_UUID -> ErrorCode.INVALID_PAYLOAD;
            case TOO_LARGE -> ErrorCode.REQUEST_TOO_LARGE;
            case MISSING_TOKEN -> ErrorCode.MISSING_API_KEY;
            case MIXED_TOKENS, UNKNOWN_TOKEN, PERSONAL_KEY -> ErrorCode.INVALID_API_KEY;
        };
    }
}
