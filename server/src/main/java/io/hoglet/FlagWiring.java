// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import io.hoglet.capture.ProjectLookup;
import io.hoglet.earlyaccess.EarlyAccessStore;
import io.hoglet.earlyaccess.http.ShownFeaturesRoutes;
import io.hoglet.earlyaccess.postgres.PostgresEarlyAccessStore;
import io.hoglet.flags.Away;
import io.hoglet.flags.FlagDefinitions;
import io.hoglet.flags.Flags;
import io.hoglet.flags.StoredGroups;
import io.hoglet.flags.StoredPersons;
import io.hoglet.flags.http.CallerPlace;
import io.hoglet.flags.http.ConfigRoutes;
import io.hoglet.flags.http.EmptyListRoutes;
import io.hoglet.flags.http.FlagMeters;
import io.hoglet.flags.http.FlagRoutes;
import io.hoglet.flags.http.LocalEvaluationRoutes;
import io.hoglet.flags.http.QuestionReader;
import io.hoglet.flags.http.RemoteConfigRoutes;
import io.hoglet.flags.manage.FlagStore;
import io.hoglet.flags.postgres.PostgresFlagDefinitions;
import io.hoglet.flags.postgres.PostgresFlagPersons;
import io.hoglet.flags.postgres.PostgresFlagStore;
import io.hoglet.flags.postgres.PromptGroups;
import io.hoglet.groups.postgres.PostgresGroupLookup;
import io.hoglet.http.Routes;
import io.hoglet.jobs.Repeating;
import io.hoglet.postgres.Postgres;
import io.hoglet.sdk.Scripts;
import io.hoglet.sdk.http.ScriptRoutes;
import io.hoglet.time.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The part of the graph that answers SDKs about flags. */
final class FlagWiring {
    /** Nobody waits for flags for long: what takes longer counts as not known. */
    static final Postgres.Waits WAITS = new Postgres.Waits(Duration.ofMillis(500), Duration.ofMillis(500));

    static final int CONNECTIONS = 6;
    private static final Duration REFRESH_PAUSE = Duration.ofMillis(400);

    private final FlagDefinitions definitions;
    private final Flags flags;
    private final EarlyAccessStore earlyAccess;
    private final FlagStore flagStore;
    private final Clock clock;
    private final Ids ids;

    /** @param postgres a pool for flags alone, with {@link #WAITS} */
    FlagWiring(Postgres postgres, Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
        this.earlyAccess = new PostgresEarlyAccessStore(postgres);
        this.flagStore = new PostgresFlagStore(postgres);
        this.definitions = new FlagDefinitions(new PostgresFlagDefinitions(postgres));
        var away = new Away();
        this.flags = new Flags(
                definitions,
                new StoredPersons(new PostgresFlagPersons(postgres), away),
                new StoredGroups(new PromptGroups(new PostgresGroupLookup(postgres)), away),
                clock);
    }

    Repeating refresh() {
        return new Repeating("flag-definitions", REFRESH_PAUSE, definitions::refresh);
    }

    Routes tester(ManagementWiring management) {
        return management.flagTester(flags);
    }

    List<Routes> routes(ManagementWiring management, CallerPlace place, MeterRegistry registry) {
        ProjectLookup projects = management.projectLookup();
        var reader = new QuestionReader(projects, place);
        var guard = management.definitionsGuard(reader);
        var scripts = Scripts.ofClassPath();
        return List.of(
                new FlagRoutes(reader, flags, new FlagMeters(registry), management.limits(), clock, ids),
                new ConfigRoutes(projects, flags, scripts),
                new ScriptRoutes(scripts),
                new EmptyListRoutes(reader),
                new ShownFeaturesRoutes(projects, earlyAccess),
                new LocalEvaluationRoutes(guard, management.definitionsLimit(), management.limits(), definitions),
                new RemoteConfigRoutes(guard, flagStore));
    }
}
