// SPDX-License-Identifier: Apache-2.0
package io.hoglet.elements;

/** A selector that cannot be read, or one part of CSS that is not supported here. The reason says which. */
public final class InvalidSelectorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    InvalidSelectorException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Meant for the person who wrote the selector. */
    public String reason() {
        return reason;
    }
}
