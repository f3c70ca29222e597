// SPDX-License-Identifier: Apache-2.0
package io.hoglet.projects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.hoglet.time.Ids;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes, lists and changes projects. Every call says whose: a project of another organisation does not exist. */
public final class Projects {
    /** Most projects of one organisation. */
    public static final int PROJECTS_MAX = 1_000;

    private static final int TOKEN_LENGTH = 43;
    private static final int MARKED_MAX = 100_000;

    private final ProjectStore store;
    private final ProjectKeys keys;
    private final Ids ids;
    private final Clock clock;
    private final Cache<Long, Boolean> marked =
            Caffeine.newBuilder().maximumSize(MARKED_MAX).build();

    public Projects(ProjectStore store, ProjectKeys keys, Ids ids, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    public List<Project> ofOrganization(long organizationId, int limit, int offset) {
        return store.ofOrganization(organizationId, limit, offset);
    }

    public long count(long organizationId) {
        return store.count(organizationId);
    }

    public Optional<Project> find(long organizationId, long projectId) {
        return store.find(organizationId, projectId);
    }

    /** What {@code @current} means: the organisation's first project. */
    public Optional<Project> current(long organizationId) {
        return store.ofOrganization(organizationId, 1, 0).stream().findFirst();
    }

    /** Empty when the organisation has as many as it may. */
    public Optional<Project> create(long organizationId, String name) {
        if (store.count(organizationId) >= PROJECTS_MAX) {
            return Optional.empty();
        }
        String valid = ProjectRules.name(name).orElseThrow(() -> new IllegalArgumentException("name"));
        return Optional.of(store.insert(
                new ProjectStore.NewProject(ids.uuidV7(), organizationId, valid, newToken(), clock.instant())));
    }

    public Optional<Project> update(long organizationId, long projectId, ProjectChanges changes) {
        var changed = store.update(organizationId, projectId, changes);
        changed.ifPresent(project -> keys.forget(project.apiToken()));
        return changed;
    }

    /** Gives the project a new key. The old one stops working here at once, in other processes within seconds. */
    public Optional<Project> resetToken(long organizationId, long projectId) {
        var before = store.find(organizationId, projectId);
        var after = before.flatMap(project -> store.replaceToken(organizationId, projectId, newToken()));
        before.ifPresent(project -> keys.forget(project.apiToken()));
        return after;
    }

    /** Remembers that the project has had an event. Cheap when it is known; may be called for every event. */
    public void markIngested(long projectId) {
        if (marked.getIfPresent(projectId) == null) {
            store.markIngested(projectId);
            marked.put(projectId, true);
        }
    }

    private String newToken() {
        return ids.token("phc_", TOKEN_LENGTH);
    }
}
