// SPDX-License-Identifier: Apache-2.0
package io.hoglet.flags.manage;

/** A change of a flag or a cohort that is refused; nothing was stored. The message names no values. */
public final class InvalidChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, for programs. */
    public enum Reason {
        INVALID,
        MISSING,
        /** The key belongs to another flag. */
        TAKEN,
        /** Somebody else changed it since the caller read it. */
        STALE,
        TOO_MANY,
        /** What is to go is part of something else. */
        IN_USE
    }

    private final Reason reason;
    private final String field;
    private final String detail;

    public InvalidChangeException(Reason reason, String field, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.field = field;
        this.detail = message;
    }

    static InvalidChangeException invalid(String field, String message) {
        return new InvalidChangeException(Reason.INVALID, field, message);
    }

    /** What was wrong and what to do, for the caller. */
    public String detail() {
        return detail;
    }

    public Reason reason() {
        return reason;
    }

    /** The field of the request that the message is about. */
    public String field() {
        return field;
    }
}
