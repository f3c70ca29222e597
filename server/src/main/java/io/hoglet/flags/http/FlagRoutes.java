// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.capture.CaptureRequest;
import io.hoglet.capture.Refusal;
import io.hoglet.flags.FlagEvaluator.Outcome;
import io.hoglet.flags.Flags;
import io.hoglet.flags.Question;
import io.hoglet.flags.QuestionDecoder;
import io.hoglet.http.ApiException;
import io.hoglet.http.Cors;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.hoglet.limits.IngestionLimits;
import io.hoglet.limits.Metered;
import io.hoglet.time.Ids;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /decide} and {@code /flags}: which flags somebody gets, in the shape of each version (wire protocol 2.1). */
public final class FlagRoutes implements Routes {
    private static final Outcome NOTHING = new Outcome(List.of(), true);

    /** Flags that surveys make for themselves begin so; a client that wants no others says it in the query. */
    private static final String SURVEY_FLAGS = "survey-targeting-";

    private final QuestionReader reader;
    private final Flags flags;
    private final FlagMeters meters;
    private final IngestionLimits limits;
    private final Clock clock;
    private final Ids ids;

    public FlagRoutes(
            QuestionReader reader, Flags flags, FlagMeters meters, IngestionLimits limits, Clock clock, Ids ids) {
        this.reader = reader;
        this.flags = flags;
        this.meters = meters;
        this.limits = limits;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (String path : new String[] {"/decide", "/flags"}) {
            routes.post(path, this::answer);
            routes.get(path, this::defaults);
            Cors.allow(routes, path);
        }
    }

    private static CaptureRequest request(Context ctx) {
        return CaptureRequest.received(
                ctx.path(), ctx.queryString(), ctx.req().getContentType(), ctx.bodyAsBytes(), "");
    }

    private void answer(Context ctx) {
        Cors.echo(ctx);
        var request = request(ctx);
        var asked = reader.read(request);
        String token = asked.token()
                .orElseThrow(() -> new ApiException(ErrorCode.MISSING_API_KEY, Refusal.MISSING_TOKEN.advice()));
        var project = reader.projectOf(token);
        long team = project.teamId();
        boolean asks = !QuestionDecoder.wantsNoFlags(asked.body());
        boolean limited = asks && limits.isUsedUp(team, Metered.FEATURE_FLAGS);
        var outcome = asks && !limited ? outcome(team, reader.question(asked, ctx), request.query()) : NOTHING;
        var reply = shaped(request, outcome, project.recordsSessions());
        if (limited) {
            meters.limited();
            reply.putArray("quotaLimited").add(Metered.FEATURE_FLAGS.label());
        }
        if ("true".equals(request.query().get("config"))) {
            reply.setAll(RemoteConfig.of(token, flags.hasAny(team), project.recordsSessions()));
        }
        reply(ctx, reply);
    }

    private Outcome outcome(long team, Question question, Map<String, String> query) {
        boolean surveysOnly = "true".equals(query.get("only_evaluate_survey_feature_flags"));
        var outcome = flags.evaluate(
                team, question, flag -> !surveysOnly || flag.key().startsWith(SURVEY_FLAGS));
        meters.answered(outcome);
        limits.count(team, Metered.FEATURE_FLAGS, 1);
        return outcome;
    }

    /** A GET asks for nobody: it gets the empty answer of its version. */
    private void defaults(Context ctx) {
        Cors.echo(ctx);
        var request = request(ctx);
        var token = reader.read(request).token();
        var project = token.map(reader::projectOf);
        boolean records = project.isPresent() && project.get().recordsSessions();
        var reply = shaped(request, NOTHING, records);
        if (project.isPresent() && "true".equals(request.query().get("config"))) {
            reply.setAll(RemoteConfig.of(
                    token.orElseThrow(), flags.hasAny(project.get().teamId()), records));
        }
        reply(ctx, reply);
    }

    private ObjectNode shaped(CaptureRequest request, Outcome outcome, boolean records) {
        int version = version(request.query().get("v"));
        return request.path().startsWith("/flags")
                ? identified(FlagAnswers.flags(version, outcome))
                : version >= FlagAnswers.DECIDE_WITH_DETAILS
                        ? identified(FlagAnswers.decide(version, outcome, records))
                        : FlagAnswers.decide(version, outcome, records);
    }

    private ObjectNode identified(ObjectNode reply) {
        return reply.put("requestId", ids.uuidV7().toString()).put("evaluatedAt", clock.millis());
    }

    /** A version that is no number is read as 2, as PostHog did. */
    private static int version(@Nullable String version) {
        if (version == null) {
            return 1;
        }
        return version.matches("\\d{1,4}") ? Integer.parseInt(version) : 2;
    }

    private static void reply(Context ctx, ObjectNode body) {
        ctx.contentType("application/json").result(Json.write(body));
    }
}
