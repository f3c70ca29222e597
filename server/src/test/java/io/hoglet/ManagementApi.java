// SPDX-License-Identifier: Apache-2.0
package io.hoglet;

import com.fasterxml.jackson.databind.node.TextNode;
import io.hoglet.accounts.Bootstrap;
import io.hoglet.accounts.http.Authenticator;
import io.hoglet.clickhouse.ClickHouse;
import io.hoglet.config.Settings;
import io.hoglet.config.SettingsReader;
import io.hoglet.flags.http.CallerPlace;
import io.hoglet.geoip.GeoIp;
import io.hoglet.http.ClientAddress;
import io.hoglet.http.HttpEdge;
import io.hoglet.jobs.Repeating;
import io.hoglet.postgres.Postgres;
import io.hoglet.postgres.RealPostgres;
import io.hoglet.projects.ProjectKeys;
import io.hoglet.time.Ids;
import io.hoglet.time.TestClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The management API and what SDKs ask about flags, on a database of its own, just bootstrapped, with a clock that the
 * test moves.
 */
public final class ManagementApi implements AutoCloseable {
    public static final String EMAIL = "admin@example.com";
    public static final String PASSWORD = "correct horse battery";

    /** Queries are tested elsewhere: nobody listens there. */
    private static final ClickHouse.Address NOWHERE =
            new ClickHouse.Address(URI.create("http://127.0.0.1:1"), "x", "x", "default");

    /** Whoever comes from this address is in Britain. */
    public static final String BRITISH_ADDRESS = "81.2.69.160";

    private static final GeoIp ONE_PLACE = address ->
            address.equals(BRITISH_ADDRESS) ? Map.of("$geoip_country_code", TextNode.valueOf("GB")) : Map.of();

    private final Postgres postgres;
    private final TestClock clock = new TestClock();
    private final ProjectKeys keys;
    private final Bootstrap.Made made;
    private final ClickHouse absent = new ClickHouse(NOWHERE, 1);
    private final Repeating refresh;
    private final HttpEdge edge;

    public ManagementApi(RealPostgres.Server server, Map<String, String> wishes) {
        var settings = settings(wishes);
        this.postgres = server.database();
        var wiring = new ManagementWiring(settings, postgres, clock, new Ids(clock));
        this.made = wiring.bootstrap().orElseThrow();
        this.keys = wiring.keys();
        var flags = new FlagWiring(postgres, clock, new Ids(clock));
        var routes = new ArrayList<>(List.of(flags.tester(wiring)));
        routes.addAll(wiring.routes(absent));
        routes.addAll(flags.routes(
                wiring, new CallerPlace(new ClientAddress("127.0.0.1"), ONE_PLACE), new SimpleMeterRegistry()));
        this.refresh = flags.refresh();
        this.edge = new HttpEdge(settings.http(), routes);
        refresh.start();
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
        refresh.close();
        absent.close();
        postgres.close();
    }
}
