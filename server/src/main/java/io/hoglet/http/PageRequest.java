// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code limit} and {@code offset} of a list request, and the links to the pages around it. */
public record PageRequest(int limit, int offset) {
    private static final int OFFSET_MAX = 10_000_000;

    /** @throws ApiException when one of the two is not a number in its range; a limit above the maximum is lowered */
    public static PageRequest of(Context ctx, int defaultLimit, int maxLimit) {
        int limit = QueryParameters.number(ctx, "limit", defaultLimit);
        int offset = QueryParameters.number(ctx, "offset", 0);
        if (limit < 1) {
            throw ApiException.onField(ErrorCode.INVALID_INPUT, "limit", "limit must be at least 1.");
        }
        if (offset < 0 || offset > OFFSET_MAX) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT, "offset", "offset must be between 0 and " + OFFSET_MAX + ".");
        }
        return new PageRequest(Math.min(limit, maxLimit), offset);
    }

    /** One more than fits the page, so that a store can say whether there is a next one. */
    public int limitAndOne() {
        return limit + 1;
    }

    /** A page without count, from up to {@link #limitAndOne} rows. */
    public <T> Page<T> page(Context ctx, List<T> rows) {
        boolean more = rows.size() > limit;
        return new Page<>(next(ctx, more), previous(ctx), more ? rows.subList(0, limit) : rows);
    }

    /** A page with count. */
    public <T> CountedPage<T> counted(Context ctx, long count, List<T> rows) {
        return new CountedPage<>(count, next(ctx, count > (long) offset + rows.size()), previous(ctx), rows);
    }

    private @Nullable String next(Context ctx, boolean more) {
        return more ? link(ctx, offset + limit) : null;
    }

    private @Nullable String previous(Context ctx) {
        return offset == 0 ? null : link(ctx, Math.max(0, offset - limit));
    }

    private String link(Context ctx, int toOffset) {
        var rest = ctx.queryParamMap().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("limit")
                        && !parameter.getKey().equals("offset"))
                .flatMap(parameter -> parameter.getValue().stream().map(value -> Map.entry(parameter.getKey(), value)))
                .map(parameter -> "&" + encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining());
        return ctx.url() + "?limit=" + limit + "&offset=" + toOffset + rest;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
