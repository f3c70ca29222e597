// SPDX-License-Identifier: Apache-2.0
package io.hoglet.accounts;

/** Who a request of the management API comes from. */
public record Caller(long userId, long organizationId, How how) {
    /** What the request showed to be believed. */
    public sealed interface How {}

    /** A session's cookie; {@code tokenHash} names the session. */
    public record BySession(String tokenHash) implements How {}

    /** A personal API key. */
    public record ByKey(long keyId) implements How {}
}
