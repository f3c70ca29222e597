// SPDX-License-Identifier: Apache-2.0
package io.hoglet.http;

import io.javalin.config.RoutesConfig;
import java.util.List;

/**
 * {@code /_health/live} and {@code /_health/ready}. Live means that the process answers; ready that every part can do
 * its work, and if not, which and why.
 */
public final class Health implements Routes {
    /** One thing that must work. Checks must be quick: they run at each call. */
    @FunctionalInterface
    public interface Part {
        State check();
    }

    /** @param detail what is wrong and what to do; empty when ready */
    public record State(String name, boolean ready, String detail) {}

    /** The reply. */
    public record Readiness(boolean ready, List<State> parts) {}

    private record Liveness(boolean live) {}

    private final List<Part> parts;

    public Health(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/_health/live", ctx -> ctx.contentType("application/json").result(Json.write(new Liveness(true))));
        routes.get("/_health/ready", ctx -> {
            var readiness = readiness();
            ctx.status(readiness.ready() ? 200 : 503)
                    .contentType("application/json")
                    .result(Json.write(readiness));
        });
    }

    public Readiness readiness() {
        var states = parts.stream().map(Part::check).toList();
        return new Readiness(states.stream().allMatch(State::ready), states);
    }
}
