// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.query;

/**
 * The caller asked for something that cannot be answered as asked: HTTP 400, {@code validation_error}. The message is
 * meant for the person who wrote the query and never holds the SQL that we generated.
 */
public class InvalidQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String field;

    /**
     * @param code a stable word for programs, such as {@code invalid_input}
     * @param field the place in the query's JSON, such as {@code series[0].math_property}
     */
    public InvalidQueryException(String code, String field, String message) {
        super(message);
        this.code = code;
        this.field = field;
    }

    /** The usual refusal: a value that is not one of those allowed there. */
    public static InvalidQueryException at(String field, String message) {
        return new InvalidQueryException("invalid_input", field, message);
    }

    public final String code() {
        return code;
    }

    public final String field() {
        return field;
    }
}
