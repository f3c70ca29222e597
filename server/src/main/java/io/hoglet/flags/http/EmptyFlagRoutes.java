// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.capture.CaptureRequest;
import io.hoglet.capture.Refusal;
import io.hoglet.capture.RefusedException;
import io.hoglet.capture.SdkQuestion;
import io.hoglet.event.UnavailableException;
import io.hoglet.http.ApiException;
import io.hoglet.http.Cors;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * {@code /decide}, {@code /flags} and {@code /array/<token>/config}: what SDKs ask for when they start (wire protocol
 * 2.1, 2.2). There are no flags yet, so every answer says that there are none, in the shape of the version asked for.
 */
public final class EmptyFlagRoutes implements Routes {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Most bytes of a question, packed or unpacked; the server's own limit for such bodies is the same. */
    private static final int BYTES_MAX = 2 << 20;

    /** Questions whose body is being unpacked at the same time, so that they cannot take the memory. */
    private static final int READING_MAX = 16;

    private static final int READING_WAIT_SECONDS = 5;

    private final Semaphore reading = new Semaphore(READING_MAX);
    private final Predicate<String> isKnownToken;

    public EmptyFlagRoutes(Predicate<String> isKnownToken) {
        this.isKnownToken = isKnownToken;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (String path : new String[] {"/decide", "/flags"}) {
            routes.post(path, this::flags);
            routes.get(path, this::flags);
            Cors.allow(routes, path);
        }
        routes.get("/array/{token}/config", this::config);
        routes.get("/array/{token}/config.js", this::script);
        Cors.allow(routes, "/array/{token}/config");
        Cors.allow(routes, "/array/{token}/config.js");
    }

    private void flags(Context ctx) {
        Cors.echo(ctx);
        var request = CaptureRequest.received(
                ctx.path(), ctx.queryString(), ctx.req().getContentType(), ctx.bodyAsBytes(), "");
        var token = token(request);
        if (token.isEmpty() && ctx.method().equals(HandlerType.POST)) {
            throw new ApiException(ErrorCode.MISSING_API_KEY, Refusal.MISSING_TOKEN.advice());
        }
        // An SDK believes flags that come for a wrong key, so there are none for it (wire protocol 2.1).
        if (token.isPresent() && !isKnownToken.test(token.get())) {
            throw new ApiException(ErrorCode.INVALID_API_KEY, Refusal.UNKNOWN_TOKEN.advice());
        }
        int version = version(request.query().get("v"));
        var answer = ctx.path().startsWith("/flags") ? flags(version) : decide(version);
        if (token.isPresent() && "true".equals(request.query().get("config"))) {
            answer.setAll(config(token.get()));
        }
        reply(ctx, answer);
    }

    private Optional<String> token(CaptureRequest request) {
        try {
            if (!reading.tryAcquire(READING_WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UnavailableException("Too many questions about flags are being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("The server stops", e);
        }
        try {
            return SdkQuestion.token(request, BYTES_MAX);
        } catch (RefusedException e) {
            throw new ApiException(code(e.refusal()), e.refusal().advice());
        } finally {
            reading.release();
        }
    }

    private static ErrorCode code(Refusal refusal) {
        return switch (refusal) {
            case TOO_LARGE, TOO_MANY_EVENTS -> ErrorCode.REQUEST_TOO_LARGE;
            case UNKNOWN_TOKEN, PERSONAL_KEY, MIXED_TOKENS -> ErrorCode.INVALID_API_KEY;
            case MISSING_TOKEN -> ErrorCode.MISSING_API_KEY;
            case NO_DATA, MALFORMED, NOT_AN_EVENT, EMPTY_BATCH, MISSING_EVENT, MISSING_DISTINCT_ID, INVALID_UUID ->
                ErrorCode.MALFORMED_DATA;
        };
    }

    /** A version that is no number is read as 2, as PostHog did. */
    private static int version(@Nullable String version) {
        if (version == null) {
            return 1;
        }
        return version.matches("\\d{1,4}") ? Integer.parseInt(version) : 2;
    }

    private static ObjectNode flags(int version) {
        var reply = NODES.objectNode();
        if (version >= 2) {
            reply.putObject("flags");
        } else {
            reply.putObject("featureFlags");
            reply.putObject("featureFlagPayloads");
        }
        return reply.put("errorsWhileComputingFlags", false);
    }

    private static ObjectNode decide(int version) {
        var reply = NODES.objectNode();
        reply.putObject("config").put("enable_collect_everything", true);
        reply.putObject("toolbarParams");
        reply.put("isAuthenticated", false);
        reply.putArray("supportedCompression").add("gzip").add("gzip-js");
        reply.put("sessionRecording", false);
        reply.put("capturePerformance", false);
        reply.putArray("siteApps");
        if (version >= 4) {
            reply.putObject("flags");
        } else if (version >= 2) {
            reply.putObject("featureFlags");
        } else {
            reply.putArray("featureFlags");
        }
        if (version >= 3) {
            reply.putObject("featureFlagPayloads");
            reply.put("errorsWhileComputingFlags", false);
            addFeatures(reply);
        }
        return reply;
    }

    private void config(Context ctx) {
        Cors.echo(ctx);
        String token = knownToken(ctx);
        reply(ctx, config(token));
    }

    /** Only what is a project's key comes into a reply, so the script cannot carry foreign text. */
    private String knownToken(Context ctx) {
        String token = ctx.pathParam("token");
        if (!isKnownToken.test(token)) {
            throw new ApiException(ErrorCode.NOT_FOUND, Refusal.UNKNOWN_TOKEN.advice());
        }
        return token;
    }

    private void script(Context ctx) {
        Cors.echo(ctx);
        String token = knownToken(ctx);
        var text = new String(Json.write(config(token)), StandardCharsets.UTF_8);
        ctx.contentType("application/javascript")
                .header("X-Content-Type-Options", "nosniff")
                .result("(window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{})["
                        + NODES.textNode(token)
                        + "]={config:" + text + ",siteApps:[]};");
    }

    private static ObjectNode config(String token) {
        var config = NODES.objectNode();
        config.put("token", token);
        config.putArray("supportedCompression").add("gzip").add("gzip-js");
        config.put("hasFeatureFlags", false);
        config.put("capturePerformance", false);
        config.put("sessionRecording", false);
        config.putArray("siteApps");
        addFeatures(config);
        return config;
    }

    /** What the SDK does by itself: automatic capture and profiles of identified persons; what is not served is off. */
    private static void addFeatures(ObjectNode config) {
        config.put("captureDeadClicks", false);
        config.put("autocapture_opt_out", false);
        config.put("autocaptureExceptions", false);
        config.putObject("analytics").put("endpoint", "/i/v0/e/");
        config.put("elementsChainAsString", true);
        config.put("surveys", false);
        config.put("heatmaps", false);
        config.put("defaultIdentifiedOnly", true);
    }

    private static void reply(Context ctx, ObjectNode body) {
        ctx.contentType("application/json").result(Json.write(body));
    }
}
