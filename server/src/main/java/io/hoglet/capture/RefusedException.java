// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.OptionalLong;

/** A request is refused as a whole; nothing of it was kept. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final transient OptionalLong projectId;
    private final int retryAfterSeconds;

    public RefusedException(Refusal refusal) {
        this(refusal, OptionalLong.empty(), 0);
    }

    private RefusedException(Refusal refusal, OptionalLong projectId, int retryAfterSeconds) {
        super(refusal.label(), null, false, false);
        this.refusal = refusal;
        this.projectId = projectId;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** A project sends more than it may. */
    static RefusedException rateLimited(long project, int retryAfterSeconds) {
        return new RefusedException(Refusal.RATE_LIMITED, OptionalLong.of(project), retryAfterSeconds);
    }

    /** The same, of a request that carried the key of a project. */
    RefusedException of(long project) {
        return new RefusedException(refusal, OptionalLong.of(project), retryAfterSeconds);
    }

    /** Whose key the request carried; empty when it was refused before that was known. */
    public OptionalLong projectId() {
        return projectId;
    }

    /** When it may be sent again; 0 for a request that never becomes right. */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public Refusal refusal() {
        return refusal;
    }
}
