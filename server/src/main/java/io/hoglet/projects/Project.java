// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * One project. Its id is the team id of its events.
 *
 * @param weekStartDay 0 Sunday, 1 Monday
 * @param ingestedEvent whether an event has ever arrived
 * @param sessionRecordingOptIn whether recordings of sessions are taken and kept
 */
public record Project(
        long id,
        UUID uuid,
        long organizationId,
        String name,
        String apiToken,
        ZoneId timezone,
        int weekStartDay,
        boolean ingestedEvent,
        boolean anonymizeIps,
        boolean sessionRecordingOptIn,
        Instant createdAt) {
    @Override
    public String toString() {
        return "Project[" + id + "]";
    }
}
