// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.sql;

/** A place in the caller's SQL, both counted from one. */
public record Position(int line, int column) {

    /** Of what we made ourselves. */
    public static final Position NONE = new Position(0, 0);

    @Override
    public String toString() {
        return "line " + line + ", column " + column;
    }
}
