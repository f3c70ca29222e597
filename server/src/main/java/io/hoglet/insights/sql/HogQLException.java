// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

import io.hoglet.insights.query.InvalidQueryException;

/** SQL that is refused: it does not parse, names something unknown, or asks for what the dialect does not have. */
public final class HogQLException extends InvalidQueryException {

    private static final long serialVersionUID = 1L;

    private final transient Position position;

    public HogQLException(Position position, String message) {
        super("invalid_hogql", "query", position.equals(Position.NONE) ? message : capital(position) + ": " + message);
        this.position = position;
    }

    private static String capital(Position position) {
        return "Line " + position.line() + ", column " + position.column();
    }

    public Position position() {
        return position;
    }
}
