// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.clickhouse;

import io.hoglet.clickhouse.ClickHouseException;
import io.hoglet.event.UnavailableException;
import io.hoglet.insights.query.InvalidQueryException;
import io.hoglet.insights.query.QueryLimitException;
import io.hoglet.insights.query.QueryLimitException.Code;

/**
 * Turns the engine's errors into ours, by code and never by text. The engine's own message is kept as the cause, for
 * the log: it holds the SQL that we made, which is no business of the caller.
 */
final class EngineErrors {

    private EngineErrors() {}

    static RuntimeException translate(ClickHouseException cause) {
        return switch (cause.code()) {
            case 159, 160 -> new QueryLimitException(Code.QUERY_TIMED_OUT, cause);
            case 241 -> new QueryLimitException(Code.QUERY_OUT_OF_MEMORY, cause);
            case 158, 307, 396, 191 -> new QueryLimitException(Code.QUERY_TOO_LARGE, cause);
            case 202, 203, 209, 210, 279, 425, 439, 745 ->
                new UnavailableException("ClickHouse is busy or starting", cause);
            case 43, 53, 44 -> invalid("A function or an operator is given a value of the wrong type", cause);
            case 386 -> invalid("Values of different types are compared or combined; convert one of them", cause);
            case 6, 26, 27, 38, 41, 72, 376, 675, 676, 679 ->
                invalid("A text is not a number, date or UUID as needed", cause);
            case 36, 69, 131, 134 -> invalid("A function is given a value that it does not allow", cause);
            case 35, 42 -> invalid("A function is given too few or too many values", cause);
            case 184 ->
                invalid("An aggregate function may not stand inside another one, in WHERE or in GROUP BY", cause);
            case 215 -> invalid("A column is neither in GROUP BY nor inside an aggregate function", cause);
            case 427 -> invalid("A regular expression is not valid", cause);
            case 125 -> invalid("A subquery used as a value has more or fewer than one row", cause);
            case 20, 258, 290 -> invalid("The numbers of columns or the sizes of lists do not match", cause);
            case 70, 153, 349, 407, 321 -> invalid("A value cannot be converted, or a number is too large", cause);
            case 128, 190 -> invalid("A list is too long, or lists are of different lengths", cause);
            case 10, 46, 47, 48, 62, 63, 174, 179, 207, 352 ->
                invalid("The query cannot be understood: a name or a combination is not supported", cause);
            default -> new IllegalStateException("ClickHouse refused a query with code " + cause.code(), cause);
        };
    }

    private static RuntimeException invalid(String message, Throwable cause) {
        var invalid = new InvalidQueryException("invalid_query", "query", message + ".");
        invalid.initCause(cause);
        return invalid;
    }
}
