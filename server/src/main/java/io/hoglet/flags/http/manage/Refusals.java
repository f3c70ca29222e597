// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.http.manage;

import io.hoglet.flags.manage.InvalidChangeException;
import io.hoglet.http.ApiException;
import io.hoglet.http.ErrorCode;
import io.hoglet.http.Errors;
import io.javalin.config.RoutesConfig;

/** Answers changes that the core refuses. */
final class Refusals {
    private Refusals() {}

    static void addTo(RoutesConfig routes) {
        routes.exception(
                InvalidChangeException.class,
                (error, ctx) ->
                        Errors.refuse(ctx, ApiException.onField(code(error.reason()), error.field(), error.detail())));
    }

    private static ErrorCode code(InvalidChangeException.Reason reason) {
        return switch (reason) {
            case INVALID -> ErrorCode.INVALID_INPUT;
            case MISSING -> ErrorCode.REQUIRED;
            case TAKEN -> ErrorCode.UNIQUE;
            case STALE, TOO_MANY, IN_USE -> ErrorCode.CONFLICT;
        };
    }
}
