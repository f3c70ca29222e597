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
import io.hoglet.config.Settings;
import io.hoglet.config.SettingsReader;
import io.hoglet.http.ClientAddress;
import io.hoglet.http.HttpEdge;
import io.hoglet.http.Routes;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.RealPostgres;
import io.hoglet.projects.CachingProjectKeys;
import io.hoglet.projects.ProjectKeys;
import io.hoglet.projects.Projects;
import io.hoglet.projects.http.CallersProjects;
import io.hoglet.projects.http.ProjectGuard;
import io.hoglet.projects.http.ProjectRoutes;
import io.hoglet.projects.postgres.PostgresProjectStore;
import io.hoglet.taxonomy.http.DefinitionRoutes;
import io.hoglet.taxonomy.postgres.PostgresDefinitions;
import io.hoglet.time.Ids;
import io.hoglet.time.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The management API on a database of its own, just bootstrapped, with a clock that the test moves. */
public final class ManagementApi implements AutoCloseable {
    public static final String EMAIL = "admin@example.com";
    public static final String PASSWORD = "correct horse battery";

    private final Settings settings;
    private final Postgres postgres;
    private final TestClock clock = new TestClock();
    private final Ids ids = new Ids(clock);
    private final Passwords passwords = new Passwords();
    private final ProjectKeys keys;
    private final Bootstrap.Made made;
    private final HttpEdge edge;

    public ManagementApi(RealPostgres.Server server, Map<String, String> settings) {
        this.settings = settings(settings);
        this.postgres = server.database();
        var store = new PostgresProjectStore(postgres);
        this.keys = new CachingProjectKeys(store);
        this.made = new Bootstrap(new PostgresFirstStart(postgres), passwords, ids, clock)
                .run(this.settings.bootstrap())
                .orElseThrow();
        this.edge = new HttpEdge(this.settings.http(), routes(new Projects(store, keys, ids, clock)));
        edge.start();
    }

    private static Settings settings(Map<String, String> wishes) {
        var all = new HashMap<>(
                Map.of("PORT", String.valueOf(freePort()), "BOOTSTRAP_EMAIL", EMAIL, "BOOTSTRAP_PASSWORD", PASSWORD));
        all.putAll(wishes);
        return SettingsReader.read(all, Map.of(), Map.of());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Routes> routes(Projects projects) {
        var sessions = new Sessions(new PostgresSessionStore(postgres), ids, clock);
        var personalKeys = new PersonalKeys(new PostgresPersonalKeyStore(postgres), ids, clock);
        var cookie = new SessionCookie(settings.http());
        var authenticator = new Authenticator(sessions, personalKeys, cookie);
        var accounts = new PostgresAccountStore(postgres);
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
                new ProjectRoutes(guard, projects),
                new DefinitionRoutes(guard, new PostgresDefinitions(postgres)));
    }

    /** A client without credentials. */
    public ApiClient anonymous() {
        return new ApiClient(URI.create("http://127.0.0.1:" + edge.port()), Map.of());
    }

    /** A script with the first personal API key. */
    public ApiClient script() {
        return anonymous().withKey(made.personalApiKey());
    }

    /** A signed-in browser whose page sends the guard's header. */
    public ApiClient browser() {
        return browser(PASSWORD);
    }

    public ApiClient browser(String password) {
        var reply = anonymous().post("/api/login", login(EMAIL, password));
        if (reply.status() != 200) {
            throw new IllegalStateException("signing in was answered with " + reply.status());
        }
        String cookie = reply.header("Set-Cookie").replaceFirst(";.*", "");
        return anonymous().with("Cookie", cookie).with(Authenticator.GUARD_HEADER, "1");
    }

    public static String login(String email, String password) {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
    }

    public Bootstrap.Made made() {
        return made;
    }

    public Postgres postgres() {
        return postgres;
    }

    public TestClock clock() {
        return clock;
    }

    public ProjectKeys keys() {
        return keys;
    }

    /** A project of an organisation that the caller does not belong to. */
    public long projectOfOthers() {
        return postgres.with(handle -> handle.createQuery("""
                        WITH other AS (
                            INSERT INTO organizations (uuid, name, created_at)
                            VALUES (gen_random_uuid(), 'Others', now()) RETURNING id)
                        INSERT INTO projects (uuid, organization_id, name, api_token, created_at)
                        SELECT gen_random_uuid(), id, 'Theirs', 'phc_of_others', now() FROM other RETURNING id
                        """).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        edge.close();
        postgres.close();
    }
}
