// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture;

/** Who may send, how much, and what of it is thrown away. Shared by both capture protocols. Thread-safe. */
public final class Admission {
    private final ProjectLookup projects;
    private final RateLimit rate;
    private final DropList drops;
    private final EdgeDropListener listener;

    public Admission(ProjectLookup projects, RateLimit rate, DropList drops, EdgeDropListener listener) {
        this.projects = projects;
        this.rate = rate;
        this.drops = drops;
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
    void charge(ProjectLookup.Project project, int events) throws RateLimitedException {
        rate.take(project.teamId(), events);
    }

    boolean isListed(String token, String distinctId) {
        boolean listed = drops.has(token, distinctId);
        if (listed) {
            listener.dropped(EdgeDrop.LISTED);
        }
        return listed;
    }

    void dropped(EdgeDrop reason) {
        listener.dropped(reason);
    }
}
