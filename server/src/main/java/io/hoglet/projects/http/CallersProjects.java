// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects.http;

import io.hoglet.accounts.http.OrganizationProjects;
import io.hoglet.projects.Projects;
import java.util.List;
import java.util.Optional;

/** Shows accounts their projects. */
public final class CallersProjects implements OrganizationProjects {
    private final Projects projects;

    public CallersProjects(Projects projects) {
        this.projects = projects;
    }

    @Override
    public List<Named> names(long organizationId) {
        return projects.ofOrganization(organizationId, Projects.PROJECTS_MAX, 0).stream()
                .map(project -> new Named(project.id(), project.name()))
                .toList();
    }

    @Override
    public Optional<Record> current(long organizationId) {
        return projects.current(organizationId).map(ProjectReply::of);
    }
}
