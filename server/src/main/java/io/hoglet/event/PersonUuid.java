// SPDX-License-Identifier: Apache-2.0
package io.hoglet.event;

import java.util.UUID;

/**
 * The person id that a distinct id has by itself, before any merge: a pure function of team and distinct id, so that
 * events without a person row and the row made later agree (wire protocol 4.6).
 */
public final class PersonUuid {
    private static final UUID NAMESPACE = UUID.fromString("932979b4-65c3-4424-8467-0b66ec27bc22");

    private PersonUuid() {}

    public static UUID of(long teamId, String distinctId) {
        return NameUuid.of(NAMESPACE, teamId + ":" + distinctId);
    }
}
