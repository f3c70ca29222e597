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
import io.hoglet.capture.RefusalListener;
import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.config.Settings;
import io.hoglet.earlyaccess.EarlyAccess;
import io.hoglet.earlyaccess.http.EarlyAccessRoutes;
import io.hoglet.earlyaccess.postgres.PostgresEarlyAccessStore;
import io.hoglet.flags.Flags;
import io.hoglet.flags.http.DefinitionsGuard;
import io.hoglet.flags.http.DefinitionsLimit;
import io.hoglet.flags.http.QuestionReader;
import io.hoglet.flags.http.manage.CohortPersonRoutes;
import io.hoglet.flags.http.manage.CohortRoutes;
import io.hoglet.flags.http.manage.FeatureFlagRoutes;
import io.hoglet.flags.http.manage.FlagDetailRoutes;
import io.hoglet.flags.http.manage.TesterRoutes;
import io.hoglet.flags.manage.Cohorts;
import io.hoglet.flags.manage.FeatureFlags;
import io.hoglet.flags.manage.StaticCohorts;
import io.hoglet.flags.postgres.PostgresCohortPersons;
import io.hoglet.flags.postgres.PostgresCohortStore;
import io.hoglet.flags.postgres.PostgresFlagStore;
import io.hoglet.groups.http.GroupRoutes;
import io.hoglet.groups.http.GroupTypeRoutes;
import io.hoglet.groups.postgres.PostgresGroupDirectory;
import io.hoglet.http.ClientAddress;
import io.hoglet.http.Routes;
import io.hoglet.insights.Insights;
import io.hoglet.insights.actors.PersonActors;
import io.hoglet.insights.clickhouse.ClickHouseWarehouse;
import io.hoglet.insights.explore.LiveEvents;
import io.hoglet.insights.explore.PropertyValues;
import io.hoglet.insights.http.InsightRoutes;
import io.hoglet.insights.http.Queries;
import io.hoglet.insights.query.Limits;
import io.hoglet.jobs.Repeating;
import io.hoglet.limits.IngestionLimits;
import io.hoglet.limits.http.LimitRoutes;
import io.hoglet.limits.postgres.PostgresLimitStore;
import io.hoglet.limits.postgres.PostgresUsageStore;
import io.hoglet.persons.http.PersonRoutes;
import io.hoglet.persons.postgres.PostgresPersonDirectory;
import io.hoglet.pipeline.BatchListener;
import io.hoglet.postgres.Postgres;
import io.hoglet.projects.CachingProjectKeys;
import io.hoglet.projects.ProjectKeys;
import io.hoglet.projects.Projects;
import io.hoglet.projects.SecretTokens;
import io.hoglet.projects.http.CallersProjects;
import io.hoglet.projects.http.ProjectGuard;
import io.hoglet.projects.http.ProjectRoutes;
import io.hoglet.projects.http.SecretTokenRoutes;
import io.hoglet.projects.postgres.PostgresProjectStore;
import io.hoglet.projects.postgres.PostgresSecretTokenStore;
import io.hoglet.refused.RefusedRequests;
import io.hoglet.refused.http.RefusedRoutes;
import io.hoglet.refused.postgres.PostgresRefusedStore;
import io.hoglet.replay.clickhouse.ClickHouseRecordings;
import io.hoglet.replay.http.RecordingRoutes;
import io.hoglet.taxonomy.Taxonomy;
import io.hoglet.taxonomy.http.DefinitionRoutes;
import io.hoglet.taxonomy.postgres.PostgresDefinitions;
import io.hoglet.taxonomy.postgres.PostgresTaxonomyStore;
import io.hoglet.time.Ids;
import io.hoglet.webapp.http.WebAppRoutes;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the graph that people and scripts use: accounts, projects, the management API. */
final class ManagementWiring {
    private static final Duration BESIDE_EVENTS = Duration.ofSeconds(1);
    private static final Duration LIMITS_PAUSE = Duration.ofMillis(500);

    private final Settings settings;
    private final Ids ids;
    private final Clock clock;
    private final Postgres postgres;
    private final PostgresAccountStore accounts;
    private final Passwords passwords = new Passwords();
    private final ProjectKeys keys;
    private final Projects projects;
    private final SecretTokens secretTokens;
    private final RefusedRequests refused;
    private final PostgresRefusedStore refusedStore;
    private final IngestionLimits limits;
    private final Taxonomy taxonomy;
    private final Sessions sessions;
    private final PersonalKeys personalKeys;
    private final SessionCookie cookie;
    private final Authenticator authenticator;

    ManagementWiring(Settings settings, Postgres postgres, Clock clock, Ids ids) {
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.postgres = postgres;
        this.accounts = new PostgresAccountStore(postgres);
        var store = new PostgresProjectStore(postgres);
        this.keys = new CachingProjectKeys(store);
        this.projects = new Projects(store, keys, ids, clock);
        this.secretTokens = new SecretTokens(new PostgresSecretTokenStore(postgres), ids, clock);
        this.refusedStore = new PostgresRefusedStore(postgres);
        this.refused = new RefusedRequests(refusedStore, clock);
        this.limits = new IngestionLimits(new PostgresUsageStore(postgres), clock);
        this.taxonomy = new Taxonomy(new PostgresTaxonomyStore(postgres, ids));
        this.sessions = new Sessions(new PostgresSessionStore(postgres), ids, clock);
        this.personalKeys = new PersonalKeys(new PostgresPersonalKeyStore(postgres), ids, clock);
        this.cookie = new SessionCookie(settings.http());
        this.authenticator = new Authenticator(sessions, personalKeys, cookie);
    }

    /** Makes organisation, project and account when there are none yet. */
    Optional<Bootstrap.Made> bootstrap() {
        return new Bootstrap(new PostgresFirstStart(postgres), passwords, ids, clock).run(settings.bootstrap());
    }

    ProjectKeys keys() {
        return keys;
    }

    /** What holds from the first request on. */
    IngestionLimits limits() {
        return limits;
    }

    ProjectLookup projectLookup() {
        return token -> switch (keys.find(token)) {
            case ProjectKeys.Found found ->
                Optional.of(
                        new ProjectLookup.Project(found.projectId(), found.anonymizeIps(), found.recordsSessions()));
            case ProjectKeys.Unknown _ -> Optional.empty();
        };
    }

    /** Lets those read definitions who have the project's secret token, or a personal API key that may see it. */
    DefinitionsGuard definitionsGuard(QuestionReader reader) {
        return new DefinitionsGuard(authenticator, projects, secretTokens, reader);
    }

    DefinitionsLimit definitionsLimit() {
        return new DefinitionsLimit(settings.flagLimits().definitionsRate(), clock);
    }

    /** Lets people see what somebody would get. */
    Routes flagTester(Flags flags) {
        return new TesterRoutes(new ProjectGuard(authenticator, projects), flags, new PostgresFlagStore(postgres));
    }

    /** Counts what capture refuses, for the list that people see. */
    RefusalListener refusalListener() {
        return new CountedRefusals(refused);
    }

    /** Learns names from events, and marks projects as having some; each once for each pipeline thread. */
    BatchListener batchListener() {
        Set<Long> marked = new HashSet<>();
        return events -> events.forEach(event -> {
            long teamId = event.record().teamId();
            if (marked.add(teamId)) {
                projects.markIngested(teamId);
            }
            taxonomy.observe(
                    teamId,
                    event.record().event(),
                    event.timestamp(),
                    event.properties(),
                    event.update().set(),
                    event.update().setOnce());
        });
    }

    /** What is written beside the events, about once a second. */
    List<Repeating> jobs() {
        return List.of(
                new Repeating("taxonomy", BESIDE_EVENTS, taxonomy::flush),
                new Repeating("ingestion-limits", LIMITS_PAUSE, limits::refresh),
                new Repeating("refused-requests", BESIDE_EVENTS, refused::flush));
    }

    private static Limits limits(Settings.Insights settings) {
        return new Limits(
                settings.timeout(), settings.memoryMax().bytes(), settings.concurrency(), Limits.Result.DEFAULT);
    }

    List<Routes> routes(ClickHouse clickhouse) {
        var profile = new Profile(accounts, passwords, sessions, clock);
        var callersProjects = new CallersProjects(projects);
        var guard = new ProjectGuard(authenticator, projects);
        var persons = new PostgresPersonDirectory(postgres);
        var groups = new PostgresGroupDirectory(postgres);
        var warehouse = new ClickHouseWarehouse(clickhouse, limits(settings.insights()));
        var insights = new Insights(warehouse, new PersonActors(persons), clock);
        var flags = new PostgresFlagStore(postgres);
        var cohorts = new PostgresCohortStore(postgres);
        var featureFlags = new FeatureFlags(flags, clock);
        var features = new PostgresEarlyAccessStore(postgres);
        return List.of(
                new LoginRoutes(
                        new LoginRoutes.Guarded(authenticator, sessions, cookie),
                        new SignIn(accounts, passwords, sessions, clock),
                        profile,
                        callersProjects,
                        new ClientAddress(settings.http().trustedProxies())),
                new UserRoutes(authenticator, profile, callersProjects),
                new PersonalKeyRoutes(authenticator, personalKeys),
                new ProjectRoutes(guard, projects),
                new SecretTokenRoutes(guard, secretTokens),
                new PersonRoutes(guard, persons),
                new GroupTypeRoutes(guard, groups),
                new GroupRoutes(guard, groups),
                new DefinitionRoutes(guard, new PostgresDefinitions(postgres)),
                new RecordingRoutes(guard, new ClickHouseRecordings(clickhouse)),
                new RefusedRoutes(guard, refusedStore),
                new LimitRoutes(guard, new PostgresLimitStore(postgres), clock),
                new FeatureFlagRoutes(guard, featureFlags, flags),
                new FlagDetailRoutes(guard, flags),
                new CohortRoutes(guard, new Cohorts(cohorts, clock), cohorts),
                new CohortPersonRoutes(guard, new StaticCohorts(cohorts, new PostgresCohortPersons(postgres)), cohorts),
                new EarlyAccessRoutes(guard, new EarlyAccess(features, featureFlags, flags, ids, clock), features),
                new InsightRoutes(
                        guard,
                        new Queries(insights, clock),
                        new LiveEvents(warehouse, clock),
                        new PropertyValues(warehouse, clock)),
                new WebAppRoutes());
    }
}
