// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where projects are kept. Implementations are thread-safe. */
public interface ProjectStore {
    /** What is stored of a new project; the rest has defaults. */
    record NewProject(UUID uuid, long organizationId, String name, String apiToken, Instant createdAt) {}

    List<Project> ofOrganization(long organizationId, int limit, int offset);

    long count(long organizationId);

    /** A project of that organisation. */
    Optional<Project> find(long organizationId, long projectId);

    ProjectKeys.Lookup byToken(String token);

    Project insert(NewProject project);

    Optional<Project> update(long organizationId, long projectId, ProjectChanges changes);

    Optional<Project> replaceToken(long organizationId, long projectId, String apiToken);

    void markIngested(long projectId);
}
