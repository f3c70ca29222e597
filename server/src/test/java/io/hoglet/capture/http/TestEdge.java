// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.http;

import io.hoglet.capture.Admission;
import io.hoglet.capture.Admissions;
import io.hoglet.capture.Capture;
import io.hoglet.capture.CaptureV1;
import io.hoglet.capture.EventLog;
import io.hoglet.capture.GoldenRequest;
import io.hoglet.capture.Logs;
import io.hoglet.capture.ProjectLookup;
import io.hoglet.capture.Refusal;
import io.hoglet.capture.RefusalListener;
import io.hoglet.config.DataSize;
import io.hoglet.config.Settings;
import io.hoglet.config.SettingsReader;
import io.hoglet.event.UnavailableException;
import io.hoglet.flags.NoFlags;
import io.hoglet.flags.http.CallerPlace;
import io.hoglet.flags.http.ConfigRoutes;
import io.hoglet.flags.http.FlagMeters;
import io.hoglet.flags.http.FlagRoutes;
import io.hoglet.flags.http.QuestionReader;
import io.hoglet.geoip.GeoIp;
import io.hoglet.http.ClientAddress;
import io.hoglet.http.Health;
import io.hoglet.http.HttpEdge;
import io.hoglet.http.Wire;
import io.hoglet.limits.NoLimits;
import io.hoglet.sdk.Scripts;
import io.hoglet.time.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The real HTTP edge with the real routes of capture and flags, on a free port. Projects are a fixed list. */
public final class TestEdge implements AutoCloseable {
    public static final String KEY = "phc_known";

    /** PostgreSQL is away when this key is asked for. */
    public static final String KEY_NEVER_SEEN = "phc_never_seen";

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final ConcurrentLinkedQueue<String> refusals = new ConcurrentLinkedQueue<>();
    private final HttpEdge edge;

    /** What a test may want different from the defaults. */
    public record Options(
            Duration idleTimeout, Duration bodyGrace, DataSize inFlightMax, Settings.CaptureLimits limits) {
        private static final Settings.CaptureLimits NO_LIMITS =
                new Settings.CaptureLimits(Optional.empty(), Optional.empty(), Optional.empty());
        static final Options DEFAULTS =
                new Options(Duration.ofSeconds(30), Duration.ofSeconds(60), new DataSize(96 << 20), NO_LIMITS);

        Options withIdleTimeout(Duration timeout) {
            return new Options(timeout, bodyGrace, inFlightMax, limits);
        }

        Options withBodyGrace(Duration grace) {
            return new Options(idleTimeout, grace, inFlightMax, limits);
        }

        Options withInFlightMax(int bytes) {
            return new Options(idleTimeout, bodyGrace, new DataSize(bytes), limits);
        }

        Options withLimits(Settings.CaptureLimits changed) {
            return new Options(idleTimeout, bodyGrace, inFlightMax, changed);
        }
    }

    public static TestEdge start(EventLog log) {
        return start(log, Options.DEFAULTS);
    }

    static TestEdge start(EventLog log, Options options) {
        return new TestEdge(log, options);
    }

    private TestEdge(EventLog log, Options options) {
        var defaults = SettingsReader.read(Map.of(), Map.of(), Map.of());
        var limits = capture(defaults.capture(), options);
        var clock = Clock.systemUTC();
        var listener = new Refusals(refusals);
        var meters = new CaptureMeters(registry);
        var admission = new Admission(TestEdge::project, Admissions.rules(options.limits(), clock), meters);
        var intake = new BodyIntake(limits, registry, options.bodyGrace());
        var addresses = new ClientAddress(defaults.http().trustedProxies());
        var captureRoutes = new CaptureRoutes(
                new Capture(limits, admission, new Logs(log, parts -> {}), clock, new Ids(clock)),
                intake,
                addresses,
                listener,
                meters);
        var captureV1Routes = new CaptureV1Routes(
                new CaptureV1(limits, admission, new Logs(log, parts -> {}), clock),
                intake,
                addresses,
                listener,
                meters);
        this.edge = new HttpEdge(
                http(defaults.http(), options),
                List.of(
                        new Health(List.of()),
                        captureRoutes,
                        captureV1Routes,
                        new FlagRoutes(
                                new QuestionReader(TestEdge::project, new CallerPlace(addresses, GeoIp.NONE)),
                                NoFlags.flags(),
                                new FlagMeters(registry),
                                NoLimits.limits(),
                                clock,
                                new Ids(clock)),
                        new ConfigRoutes(TestEdge::project, NoFlags.flags(), Scripts.ofClassPath())));
        edge.start();
    }

    private record Refusals(Collection<String> texts) implements RefusalListener {
        @Override
        public void refused(String path, Refusal refusal, OptionalLong project, String client) {
            texts.add(path + " " + refusal + " " + client);
        }

        @Override
        public void overQuota(String path, long project, String client) {
            texts.add(path + " over quota " + client);
        }
    }

    private static Optional<ProjectLookup.Project> project(String token) {
        return switch (token) {
            case KEY, GoldenRequest.KEY -> Optional.of(new ProjectLookup.Project(1, false, true));
            case KEY_NEVER_SEEN -> throw new UnavailableException("PostgreSQL is away");
            default -> Optional.empty();
        };
    }

    private static Settings.Http http(Settings.Http defaults, Options options) {
        return new Settings.Http(
                "127.0.0.1",
                0,
                defaults.managementBind(),
                defaults.publicUrl(),
                defaults.trustedProxies(),
                options.idleTimeout(),
                defaults.stopTimeout());
    }

    private static Settings.Capture capture(Settings.Capture defaults, Options options) {
        return new Settings.Capture(
                defaults.bodyMax(),
                defaults.eventMax(),
                options.inFlightMax(),
                defaults.linger(),
                defaults.ackTimeout());
    }

    public int port() {
        return edge.port();
    }

    public Wire connect() throws IOException {
        return Wire.open(port());
    }

    /** Route, reason and client of every refused request. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    public double bytesInFlight() {
        return registry.get("hoglet.capture.bytes.in.flight").gauge().value();
    }

    public double accepted() {
        return registry.get("hoglet.capture.events.accepted").counter().count();
    }

    public double dropped(String reason) {
        return counter("hoglet.capture.events.dropped", reason);
    }

    public double refused(String reason) {
        return counter("hoglet.capture.requests.refused", reason);
    }

    private double counter(String name, String reason) {
        return registry.get(name).tag("reason", reason).counter().count();
    }

    @Override
    public void close() {
        edge.close();
    }
}
