// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import com.fasterxml.jackson.core.JsonFactory;
import io.hoglet.capture.CaptureV1;
import io.hoglet.capture.Refusal;
import io.hoglet.capture.RefusalListener;
import io.hoglet.capture.RefusedException;
import io.hoglet.capture.V1Encoding;
import io.hoglet.capture.V1Reply;
import io.hoglet.capture.V1Request;
import io.hoglet.http.ApiException;
import io.hoglet.http.ClientAddress;
import io.hoglet.http.Cors;
import io.hoglet.http.ErrorBody;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Errors;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The endpoint of capture v1, with replies and errors of its own shape (wire protocol 1.14). */
public final class CaptureV1Routes implements Routes {
    private static final String PATH = "/i/v1/analytics/events";
    private static final String REQUEST_ID = "PostHog-Request-Id";

    /** What is echoed must not be able to be anything but an id. */
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private static final JsonFactory JSON = new JsonFactory();

    private final CaptureV1 capture;
    private final BodyIntake intake;
    private final ClientAddress addresses;
    private final RefusalListener refusals;
    private final CaptureMeters meters;

    /** The shape of an error in this protocol. */
    private record V1Error(
            String error, String errorDescription, @Nullable String errorUri) {
        static V1Error of(ErrorBody body) {
            return new V1Error(body.code(), body.detail(), null);
        }
    }

    public CaptureV1Routes(
            CaptureV1 capture,
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
        routes.post(PATH, this::accept);
        Cors.allow(routes, PATH);
    }

    private void accept(Context ctx) {
        Cors.echo(ctx);
        Errors.shape(ctx, V1Error::of);
        String id = header(ctx, REQUEST_ID);
        if (ID.matcher(id).matches()) {
            ctx.header(REQUEST_ID, id);
        }
        try (var body = intake.read(ctx.req())) {
            requireJson(ctx);
            var encoding = V1Encoding.of(header(ctx, "Content-Encoding"))
                    .orElseThrow(() -> unsupported("A body may be packed with gzip or deflate, or not at all."));
            var reply = capture.accept(
                    new V1Request(
                            header(ctx, "Authorization"),
                            encoding,
                            header(ctx, "PostHog-Sdk-Info"),
                            header(ctx, "PostHog-Request-Timestamp"),
                            body.bytes(),
                            addresses.of(ctx.req())),
                    body);
            meters.accepted(reply.count(V1Reply.Outcome.OK));
            answer(ctx, reply);
        } catch (RefusedException e) {
            meters.refused(e.refusal());
            refusals.refused(PATH, e.refusal(), e.projectId(), header(ctx, "User-Agent"));
            throw new ApiException(CaptureRoutes.code(e.refusal()), e.refusal().advice());
        }
    }

    private static String header(Context ctx, String name) {
        String value = ctx.header(name);
        return value == null ? "" : value;
    }

    private static void requireJson(Context ctx) {
        String type = header(ctx, "Content-Type").toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        if (!(parameters < 0 ? type : type.substring(0, parameters)).strip().equals("application/json")) {
            throw unsupported("The body must be application/json.");
        }
    }

    private static ApiException unsupported(String advice) {
        return new ApiException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, advice);
    }

    private void answer(Context ctx, V1Reply reply) {
        if (reply.count(V1Reply.Outcome.LIMITED) > 0) {
            refusals.overQuota(PATH, reply.teamId(), header(ctx, "User-Agent"));
        }
        if (reply.retryAfterSeconds() > 0) {
            meters.refused(Refusal.RATE_LIMITED);
            refusals.refused(PATH, Refusal.RATE_LIMITED, OptionalLong.of(reply.teamId()), header(ctx, "User-Agent"));
            ctx.header("Retry-After", String.valueOf(reply.retryAfterSeconds()));
        }
        var json = new ByteArrayOutputStream(32 + 80 * reply.results().size());
        try (var out = JSON.createGenerator(json)) {
            out.writeStartObject();
            out.writeObjectFieldStart("results");
            for (var result : reply.results()) {
                out.writeObjectFieldStart(result.uuid());
                out.writeStringField("result", result.outcome().word());
                out.writeStringField("details", result.details());
                out.writeEndObject();
            }
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ctx.contentType("application/json").result(json.toByteArray());
    }
}
