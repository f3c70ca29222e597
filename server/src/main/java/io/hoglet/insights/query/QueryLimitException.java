// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

/**
 * A well-formed query that costs more than one query may: time, memory or rows. The caller can ask for less; repeating
 * it unchanged would not help.
 */
public final class QueryLimitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Which limit was met. The lower-case name is the API's error code. */
    public enum Code {
        QUERY_TIMED_OUT("The query took too long. Shorten the date range, or filter on fewer events."),
        QUERY_OUT_OF_MEMORY(
                "The query needs too much memory. Shorten the date range, or group by something with fewer values."),
        QUERY_TOO_LARGE("The query reads or returns too many rows. Shorten the date range, or add a LIMIT.");

        private final String advice;

        Code(String advice) {
            this.advice = advice;
        }
    }

    private final Code code;

    public QueryLimitException(Code code, Throwable cause) {
        super(code.advice, cause);
        this.code = code;
    }

    /** What to do, for the person who asked. */
    public String advice() {
        return code.advice;
    }

    public Code code() {
        return code;
    }
}
