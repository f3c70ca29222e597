// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hoglet.flags.Evaluation;
import io.hoglet.flags.Flags;
import io.hoglet.flags.Question;
import io.hoglet.flags.Reason;
import io.hoglet.flags.manage.FeatureFlags;
import io.hoglet.flags.manage.FlagStore;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.QueryParameters;
import io.hoglet.http.Routes;
import io.hoglet.projects.http.ProjectGuard;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code feature_flags/evaluation_reasons}: what somebody would get of each flag, and why (wire protocol 6.2). Decided
 * exactly as for SDKs, up to a second behind a change; nothing is remembered of the question.
 */
public final class TesterRoutes implements Routes {
    private final ProjectGuard guard;
    private final Flags flags;
    private final FlagStore store;

    public TesterRoutes(ProjectGuard guard, Flags flags, FlagStore store) {
        this.guard = guard;
        this.flags = flags;
        this.store = store;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(FeatureFlagRoutes.PATH + "/evaluation_reasons", this::evaluate);
    }

    private void evaluate(Context ctx) {
        long team = guard.project(ctx).id();
        var distinctId = QueryParameters.text(ctx, "distinct_id")
                .orElseThrow(() -> ApiException.onField(
                        ErrorCode.MISSING_DISTINCT_ID, "distinct_id", "distinct_id is missing: say whose flags."));
        var question =
                new Question(distinctId, Optional.empty(), Optional.empty(), Map.of(), groups(ctx), Map.of(), Set.of());
        var reply = JsonNodeFactory.instance.objectNode();
        flags.evaluate(team, question, flag -> true).evaluations().forEach(each -> put(reply, each));
        // SDKs are not told of disabled flags; whoever tests one wants to know.
        var disabled = new FlagStore.Listing(team, Optional.empty(), Optional.of(false), Optional.empty());
        store.list(disabled, FeatureFlags.FLAGS_MAX, 0).forEach(flag -> putDisabled(reply, flag.key()));
        ctx.contentType("application/json").result(Json.write(reply));
    }

    /** Keys of groups by their type, as JSON. */
    private static Map<String, String> groups(Context ctx) {
        var groups = new HashMap<String, String>();
        QueryParameters.text(ctx, "groups")
                .map(text -> Json.tree(text.getBytes(StandardCharsets.UTF_8)))
                .ifPresent(tree -> tree.properties()
                        .forEach(group ->
                                groups.put(group.getKey(), group.getValue().asText())));
        return groups;
    }

    private static void put(ObjectNode reply, Evaluation evaluation) {
        var entry = reply.putObject(evaluation.flag().key());
        evaluation
                .variant()
                .ifPresentOrElse(
                        variant -> entry.put("value", variant), () -> entry.put("value", evaluation.enabled()));
        entry.put("payload", evaluation.payload().orElse(null));
        var why = entry.putObject("evaluation")
                .put("reason", evaluation.reason().code())
                .put("description", evaluation.description())
                .putNull("condition_index");
        evaluation.conditionIndex().ifPresent(index -> why.put("condition_index", index));
    }

    private static void putDisabled(ObjectNode reply, String key) {
        var entry = reply.putObject(key).put("value", false).putNull("payload");
        entry.putObject("evaluation")
                .put("reason", Reason.FLAG_DISABLED.code())
                .put("description", Reason.FLAG_DISABLED.description())
                .putNull("condition_index");
    }
}
