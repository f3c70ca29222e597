// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;

/** Reads parameters of query and path, or refuses with the name of the one that is wrong. */
public final class QueryParameters {
    private static final int TEXT_MAX = 400;

    private QueryParameters() {}

    /** A trimmed text that is not empty. */
    public static Optional<String> text(Context ctx, String name) {
        var text = Optional.ofNullable(ctx.queryParam(name)).map(String::strip).filter(value -> !value.isEmpty());
        // PostgreSQL has no text with NUL in it.
        if (text.isPresent() && (text.get().length() > TEXT_MAX || text.get().indexOf('\0') >= 0)) {
            throw ApiException.onField(
                    ErrorCode.INVALID_INPUT, name, name + " must be a text of at most " + TEXT_MAX + " characters.");
        }
        return text;
    }

    public static int number(Context ctx, String name, int byDefault) {
        var text = ctx.queryParam(name);
        if (text == null || text.isBlank()) {
            return byDefault;
        }
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw ApiException.onField(ErrorCode.INVALID_INPUT, name, name + " must be a whole number.");
        }
    }

    /** The path's id; what is not a number names nothing, so it is 404. */
    public static long pathId(Context ctx, String name) {
        try {
            return Long.parseLong(ctx.pathParam(name));
        } catch (NumberFormatException e) {
            throw new ApiException(ErrorCode.NOT_FOUND, "Not found.");
        }
    }

    /** The path's UUID; what is none names nothing, so it is 404. */
    public static UUID pathUuid(Context ctx, String name) {
        try {
            return UUID.fromString(ctx.pathParam(name));
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.NOT_FOUND, "Not found.");
        }
    }
}
