// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects.http;

import io.hoglet.projects.Project;
import java.time.Instant;
import java.util.UUID;

/** A project as the API shows it. */
record ProjectReply(
        long id,
        UUID uuid,
        String name,
        String apiToken,
        String timezone,
        int weekStartDay,
        boolean ingestedEvent,
        boolean anonymizeIps,
        boolean sessionRecordingOptIn,
        Instant createdAt) {
    static ProjectReply of(Project project) {
        return new ProjectReply(
                project.id(),
                project.uuid(),
                project.name(),
                project.apiToken(),
                project.timezone().getId().equals("Z")
                        ? "UTC"
                        : project.timezone().getId(),
                project.weekStartDay(),
                project.ingestedEvent(),
                project.anonymizeIps(),
                project.sessionRecordingOptIn(),
                project.createdAt());
    }
}
