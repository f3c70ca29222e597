// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hoglet.flags.FlagDefinitions;
import io.hoglet.flags.LocalDefinitions;
import io.hoglet.flags.SimpleFlagList;
import io.hoglet.flags.TeamFlags;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Json;
import io.hoglet.http.Routes;
import io.hoglet.limits.IngestionLimits;
import io.hoglet.limits.Metered;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Definitions for server SDKs that evaluate flags themselves, three generations of them (wire protocol 2.3). Each reply
 * is written once for each version of the definitions; who has it already gets 304.
 */
public final class LocalEvaluationRoutes implements Routes {
    private static final long BYTES_MAX = 64L << 20;
    private static final int ETAG_BYTES = 16;

    private final DefinitionsGuard guard;
    private final DefinitionsLimit limit;
    private final FlagDefinitions definitions;
    private final IngestionLimits limits;
    private final Cache<Wish, Written> replies = Caffeine.newBuilder()
            .maximumWeight(BYTES_MAX)
            .weigher((Wish wish, Written written) -> written.bytes().length)
            .build();

    private enum Form {
        WITH_COHORTS,
        WITHOUT_COHORTS,
        LIST
    }

    private record Wish(long teamId, Form form) {}

    private record Written(TeamFlags.Stamp of, byte[] bytes, String etag) {}

    public LocalEvaluationRoutes(
            DefinitionsGuard guard, DefinitionsLimit limit, IngestionLimits limits, FlagDefinitions definitions) {
        this.guard = guard;
        this.limit = limit;
        this.definitions = definitions;
        this.limits = limits;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/feature_flag/local_evaluation", this::localEvaluation);
        routes.get("/flags/definitions", this::localEvaluation);
        routes.get("/api/feature_flag", this::list);
    }

    /** The key's presence counts: some SDKs give it no value. */
    private void localEvaluation(Context ctx) {
        boolean withCohorts = ctx.queryParamMap().containsKey("send_cohorts");
        answer(ctx, withCohorts ? Form.WITH_COHORTS : Form.WITHOUT_COHORTS);
    }

    private void list(Context ctx) {
        answer(ctx, Form.LIST);
    }

    private void answer(Context ctx, Form form) {
        long team = guard.team(ctx);
        if (limits.isUsedUp(team, Metered.FEATURE_FLAGS)) {
            throw new ApiException(
                    ErrorCode.QUOTA_LIMITED,
                    "The project's quota of feature flag requests is used up for this month. Settings shows it.");
        }
        limit.take(team);
        var written = written(new Wish(team, form));
        ctx.header("ETag", written.etag())
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Authorization");
        if (has(ctx.header("If-None-Match"), written.etag())) {
            ctx.status(304);
        } else {
            ctx.contentType("application/json").result(written.bytes());
        }
    }

    private static boolean has(@Nullable String known, String etag) {
        return known != null && known.contains(etag);
    }

    private Written written(Wish wish) {
        var team = definitions.of(wish.teamId());
        var known = replies.getIfPresent(wish);
        if (known != null && known.of().equals(team.stamp())) {
            return known;
        }
        byte[] bytes = Json.write(
                switch (wish.form()) {
                    case WITH_COHORTS -> LocalDefinitions.of(team, true);
                    case WITHOUT_COHORTS -> LocalDefinitions.of(team, false);
                    case LIST -> SimpleFlagList.of(team);
                });
        var fresh = new Written(team.stamp(), bytes, etag(bytes));
        replies.put(wish, fresh);
        return fresh;
    }

    private static String etag(byte[] bytes) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            var begin = new byte[ETAG_BYTES];
            ByteBuffer.wrap(hash).get(begin);
            return "\"" + HexFormat.of().formatHex(begin) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
