// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import java.util.OptionalLong;

/** A request is refused as a whole; nothing of it was kept. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;
    private final transient OptionalLong projectId;

    public RefusedException(Refusal refusal) {
        this(refusal, OptionalLong.empty());
    }

    private RefusedException(Refusal refusal, OptionalLong projectId) {
        super(refusal.label(), null, false, false);
        this.refusal = refusal;
        this.projectId = projectId;
    }

    /** The same, of a request that carried the key of a project. */
    RefusedException of(long project) {
        return new RefusedException(refusal, OptionalLong.of(project));
    }

    /** Whose key the request carried; empty when it was refused before that was known. */
    public OptionalLong projectId() {
        return projectId;
    }

    public Refusal refusal() {
        return refusal;
    }
}
