// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded.clickhouse.server;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A refusal with ClickHouse's numeric code and its text. */
final class QueryException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Pattern CODE = Pattern.compile("Code: (\\d+)\\.");

    static final int UNKNOWN_EXCEPTION = 1002;
    static final int SYNTAX_ERROR = 62;
    static final int READONLY = 164;
    static final int TOO_MANY_SIMULTANEOUS_QUERIES = 202;
    static final int SUPPORT_IS_DISABLED = 344;
    static final int CANNOT_DECOMPRESS = 271;
    static final int AUTHENTICATION_FAILED = 516;

    private final int code;

    private QueryException(int code, String message) {
        super(message);
        this.code = code;
    }

    static QueryException of(int code, String name, String text) {
        return new QueryException(code, "Code: " + code + ". DB::Exception: " + text + " (" + name + ")");
    }

    static QueryException tooManyQueries() {
        return of(
                TOO_MANY_SIMULTANEOUS_QUERIES,
                "TOO_MANY_SIMULTANEOUS_QUERIES",
                "Too many simultaneous queries for the embedded engine");
    }

    /** From the engine's own text, which begins with its code. */
    static QueryException fromEngine(String text) {
        Matcher matcher = CODE.matcher(text);
        return new QueryException(matcher.find() ? Integer.parseInt(matcher.group(1)) : UNKNOWN_EXCEPTION, text);
    }

    int code() {
        return code;
    }
}
