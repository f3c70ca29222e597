// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

/** A request is refused as a whole; nothing of it was kept. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.label(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
