// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import io.hoglet.accounts.Bootstrap;
import io.hoglet.accounts.Passwords;
import io.hoglet.accounts.PersonalKeys;
import io.hoglet.accounts.Profile;
import io.hoglet.accounts.Sessions;
import io.hoglet.accounts.SignIn;
import io.hoglet.accounts.http.Authenticator;
import io.hoglet.accounts.http.LoginRoutes;
import io.hoglet.accounts.http.PersonalKeyRoutes;
import io.hoglet.accounts.http.SessionCookie;
import io.hoglet.accounts.http.UserRoutes;
import io.hoglet.accounts.postgres.PostgresAccountStore;
import io.hoglet.accounts.postgres.PostgresFirstStart;
import io.hoglet.accounts.postgres.PostgresPersonalKeyStore;
import io.hoglet.accounts.postgres.PostgresSessionStore;
import io.hoglet.capture.ProjectLookup;
import io.hoglet.config.Settings;
import io.hoglet.http.ClientAddress;
import io.hoglet.http.Routes;
import io.hoglet.pipeline.BatchListener;
import io.hoglet.postgres.Postgres;
import io.hoglet.projects.CachingProjectKeys;
import io.hoglet.projects.ProjectKeys;
import io.hoglet.projects.Projects;
import io.hoglet.projects.http.CallersProjects;
import io.hoglet.projects.http.ProjectGuard;
import io.hoglet.projects.http.ProjectRoutes;
import io.hoglet.projects.postgres.PostgresProjectStore;
import io.hoglet.time.Ids;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the graph that people and scripts use: accounts, projects, the management API. */
final class ManagementWiring {
    private final Settings settings;
    private final Ids ids;
    private final Clock clock;
    private final Postgres postgres;
    private final PostgresAccountStore accounts;
    private final Passwords passwords = new Passwords();
    private final ProjectKeys keys;
    private final Projects projects;

    ManagementWiring(Settings settings, Postgres postgres, Clock clock, Ids ids) {
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.postgres = postgres;
        this.accounts = new PostgresAccountStore(postgres);
        var store = new PostgresProjectStore(postgres);
        this.keys = new CachingProjectKeys(store);
        this.projects = new Projects(store, keys, ids, clock);
    }

    /** Makes organisation, project and account when there are none yet. */
    Optional<Bootstrap.Made> bootstrap() {
        return new Bootstrap(new PostgresFirstStart(postgres), passwords, ids, clock).run(settings.bootstrap());
    }

    ProjectLookup projectLookup() {
        return token -> switch (keys.find(token)) {
            case ProjectKeys.Found found ->
                Optional.of(new ProjectLookup.Project(found.projectId(), found.anonymizeIps()));
            case ProjectKeys.Unknown _ -> Optional.empty();
        };
    }

    /** Marks projects as having events; each once for each pipeline thread. */
    BatchListener batchListener() {
        Set<Long> marked = new HashSet<>();
        return events -> events.forEach(event -> {
            long teamId = event.record().teamId();
            if (marked.add(teamId)) {
                projects.markIngested(teamId);
            }
        });
    }

    List<Routes> routes() {
        var sessions = new Sessions(new PostgresSessionStore(postgres), ids, clock);
        var personalKeys = new PersonalKeys(new PostgresPersonalKeyStore(postgres), ids, clock);
        var cookie = new SessionCookie(settings.http());
        var authenticator = new Authenticator(sessions, personalKeys, cookie);
        var profile = new Profile(accounts, passwords, sessions, clock);
        var callersProjects = new CallersProjects(projects);
        var guard = new ProjectGuard(authenticator, projects);
        return List.of(
                new LoginRoutes(
                        new LoginRoutes.Guarded(authenticator, sessions, cookie),
                        new SignIn(accounts, passwords, sessions, clock),
                        profile,
                        callersProjects,
                        new ClientAddress(settings.http().trustedProxies())),
                new UserRoutes(authenticator, profile, callersProjects),
                new PersonalKeyRoutes(authenticator, personalKeys),
                new ProjectRoutes(guard, projects));
    }
}
