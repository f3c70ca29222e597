// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

import io.hoglet.limits.IngestionLimits;
import io.hoglet.limits.Metered;

/** Who may send, how much, and what of it is thrown away. Shared by both capture protocols. Thread-safe. */
public final class Admission {
    private final ProjectLookup projects;
    private final RateLimit rate;
    private final DropList drops;
    private final IngestionLimits limits;
    private final EdgeDropListener listener;

    /** What holds for all projects by the settings, and for one by what people have changed. */
    public record Rules(RateLimit rate, DropList drops, IngestionLimits limits) {}

    public Admission(ProjectLookup projects, Rules rules, EdgeDropListener listener) {
        this.projects = projects;
        this.rate = rules.rate();
        this.drops = rules.drops();
        this.limits = rules.limits();
        this.listener = listener;
    }

    /**
     * @throws RefusedException when nobody has this key
     * @throws io.hoglet.event.UnavailableException when that cannot be known at the moment
     */
    ProjectLookup.Project project(String token) throws RefusedException {
        return projects.find(token).orElseThrow(() -> new RefusedException(Refusal.UNKNOWN_TOKEN));
    }

    /** Counts events that are otherwise fine and about to be kept. */
    void charge(ProjectLookup.Project project, int events) throws RefusedException {
        rate.take(project.teamId(), events);
    }

    /** Whether nothing more of this kind is taken this month; {@code events} are then thrown away. */
    boolean isUsedUp(ProjectLookup.Project project, Metered metered, int events) {
        boolean usedUp = events > 0 && limits.isUsedUp(project.teamId(), metered);
        for (int i = 0; usedUp && i < events; i++) {
            listener.dropped(EdgeDrop.QUOTA_USED_UP);
        }
        return usedUp;
    }

    /** Counts what was kept. */
    void kept(ProjectLookup.Project project, Metered metered, int events) {
        limits.count(project.teamId(), metered, events);
    }

    boolean isListed(String token, ProjectLookup.Project project, String distinctId) {
        boolean listed = drops.has(token, distinctId) || limits.drops(project.teamId(), distinctId);
        if (listed) {
            listener.dropped(EdgeDrop.LISTED);
        }
        return listed;
    }

    void dropped(EdgeDrop reason) {
        listener.dropped(reason);
    }
}
