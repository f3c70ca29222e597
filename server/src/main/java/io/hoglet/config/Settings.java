// SPDX-License-Identifier: Apache-2.0
package io.hoglet.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Every setting of the server. Read once at the start by {@link SettingsReader}; immutable. */
public record Settings(
        General general,
        Http http,
        Engines engines,
        Capture capture,
        CaptureLimits captureLimits,
        FlagLimits flagLimits,
        Pipeline pipeline,
        Warehouse warehouse,
        Insights insights,
        GeoIp geoip,
        Bootstrap bootstrap) {

    /** What one process does. All roles together by default. */
    public enum Role {
        CAPTURE,
        PIPELINE,
        WAREHOUSE,
        APP
    }

    /** What the process is. */
    public record General(
            @Setting(
                    name = "ROLES",
                    byDefault = "capture,pipeline,warehouse,app",
                    help = "The parts this process runs.")
            Set<Role> roles,

            @Setting(name = "DATA", byDefault = "./data", help = "Directory for what this process keeps on disk.")
            Path data,

            @Setting(
                    name = "INSTANCE",
                    byDefault = "hoglet-0",
                    help = "Stable name of this process; two processes on the same engines must differ.")
            String instance,

            @Setting(name = "LOG_FORMAT", byDefault = "text", help = "text or json.")
            String logFormat) {}

    /** The HTTP edge. */
    public record Http(
            @Setting(name = "BIND", byDefault = "127.0.0.1", help = "Address to listen on.")
            String bind,

            @Setting(name = "PORT", byDefault = "8000", help = "Port of the app, API and capture.", max = 65_534)
            int port,

            @Setting(
                    name = "MANAGEMENT_BIND",
                    byDefault = "127.0.0.1",
                    help = "Address of the management port (port + 1) with /metrics and /_health.")
            String managementBind,

            @Setting(
                    name = "PUBLIC_URL",
                    help = "How browsers reach this server, for snippets, links and Secure cookies.")
            Optional<URI> publicUrl,

            @Setting(
                    name = "TRUSTED_PROXIES",
                    byDefault = "127.0.0.0/8,::1/128",
                    help = "Networks whose X-Forwarded-For is believed.")
            String trustedProxies,

            @Setting(
                    name = "IDLE_TIMEOUT",
                    byDefault = "60s",
                    help = "Longest silence of a client; a body that stalls longer is refused with 408.")
            Duration idleTimeout,

            @Setting(name = "STOP_TIMEOUT", byDefault = "20s", help = "Longest wait for requests at a stop.")
            Duration stopTimeout) {}

    /** Where the engines are. Absent means embedded when started by the quickstart. */
    public record Engines(
            @Setting(name = "POSTGRES_URL", help = "JDBC URL of PostgreSQL.")
            Optional<String> postgresUrl,

            @Setting(name = "POSTGRES_USER", help = "User of PostgreSQL.")
            Optional<String> postgresUser,

            @Setting(name = "POSTGRES_PASSWORD", help = "Password of PostgreSQL.", secret = true)
            Optional<String> postgresPassword,

            @Setting(name = "KAFKA_BROKERS", help = "Bootstrap servers of Kafka.")
            Optional<String> kafkaBrokers,

            @Setting(name = "CLICKHOUSE_URL", help = "HTTP URL of ClickHouse.")
            Optional<URI> clickhouseUrl,

            @Setting(name = "CLICKHOUSE_USER", help = "User of ClickHouse.")
            Optional<String> clickhouseUser,

            @Setting(name = "CLICKHOUSE_PASSWORD", help = "Password of ClickHouse.", secret = true)
            Optional<String> clickhousePassword,

            @Setting(name = "CLICKHOUSE_DATABASE", byDefault = "default", help = "Database of ClickHouse.")
            String clickhouseDatabase,

            @Setting(name = "KAFKA_PARTITIONS", byDefault = "4", help = "Partitions of the topics made at the start.")
            int kafkaPartitions,

            @Setting(
                    name = "LOG_MIN_AGE",
                    byDefault = "1h",
                    help = "Records that every consumer has read stay in Kafka this long.")
            Duration logMinAge) {
        @Override
        public String toString() {
            return Shown.text(this);
        }
    }

    /** The capture API. */
    public record Capture(
            @Setting(
                    name = "CAPTURE_BODY_MAX",
                    byDefault = "20MiB",
                    help = "Largest body, and largest after unpacking.")
            DataSize bodyMax,

            @Setting(name = "CAPTURE_EVENT_MAX", byDefault = "1MiB", help = "Largest single event.")
            DataSize eventMax,

            @Setting(
                    name = "CAPTURE_IN_FLIGHT_MAX",
                    byDefault = "96MiB",
                    help = "Bytes of bodies in progress; beyond it 503.")
            DataSize inFlightMax,

            @Setting(
                    name = "CAPTURE_LINGER",
                    byDefault = "2ms",
                    help = "How long the Kafka producer waits to fill a batch.")
            Duration linger,

            @Setting(name = "CAPTURE_ACK_TIMEOUT", byDefault = "10s", help = "Longest wait for Kafka; then 503.")
            Duration ackTimeout) {
        /** Properties are added on the way, and a record of Kafka has 16 MiB at most. */
        private static final long EVENT_LIMIT = 8L << 20;

        private static final long BODY_LIMIT = 512L << 20;

        public Capture {
            if (eventMax.bytes() > EVENT_LIMIT) {
                throw new IllegalArgumentException("HOGLET_CAPTURE_EVENT_MAX is more than 8MiB");
            }
            if (bodyMax.bytes() > BODY_LIMIT) {
                throw new IllegalArgumentException("HOGLET_CAPTURE_BODY_MAX is more than 512MiB");
            }
            if (inFlightMax.bytes() < 2 * bodyMax.bytes()) {
                throw new IllegalArgumentException(
                        "HOGLET_CAPTURE_IN_FLIGHT_MAX must have room for a body and what it unpacks to:"
                                + " twice HOGLET_CAPTURE_BODY_MAX");
            }
        }
    }

    /** What one project may send. Each process counts for itself. */
    public record CaptureLimits(
            @Setting(
                    name = "CAPTURE_RATE",
                    help = "Events a second from one project; beyond it 429. Without it there is no limit.")
            Optional<Integer> rate,

            @Setting(
                    name = "CAPTURE_BURST",
                    help = "Events that may come at once; ten seconds of HOGLET_CAPTURE_RATE when absent.")
            Optional<Integer> burst,

            @Setting(
                    name = "CAPTURE_DROP",
                    help = "Events to throw away: project keys or key:distinct_id, separated by commas (%2C in an id).",
                    secret = true)
            Optional<String> drop) {
        /** Rates are kept in nanoseconds for one event. */
        private static final int RATE_LIMIT = 1_000_000;

        public CaptureLimits {
            if (rate.orElse(1) > RATE_LIMIT) {
                throw new IllegalArgumentException("HOGLET_CAPTURE_RATE is more than a million");
            }
            if (burst.isPresent() && rate.isEmpty()) {
                throw new IllegalArgumentException("HOGLET_CAPTURE_BURST says nothing without HOGLET_CAPTURE_RATE");
            }
        }

        @Override
        public String toString() {
            return Shown.text(this);
        }
    }

    /** What the servers of one project may ask for. Each process counts for itself. */
    public record FlagLimits(
            @Setting(
                    name = "FLAG_DEFINITIONS_RATE",
                    byDefault = "600",
                    help = "Requests for flag definitions a minute from one project; beyond it 429.",
                    max = 100_000_000)
            int definitionsRate) {}

    /** The pipeline. */
    public record Pipeline(
            @Setting(name = "PIPELINE_WORKERS", byDefault = "1", help = "Threads, each with its own Kafka consumer.")
            int workers,

            @Setting(name = "PIPELINE_BATCH", byDefault = "2000", help = "Most events of one cycle.")
            int batch) {}

    /** The writer into ClickHouse. */
    public record Warehouse(
            @Setting(name = "WAREHOUSE_BLOCK", byDefault = "50000", help = "Most rows of one insert.")
            int block,

            @Setting(name = "WAREHOUSE_FLUSH_AFTER", byDefault = "250ms", help = "How long a row waits for company.")
            Duration flushAfter,

            @Setting(
                    name = "WAREHOUSE_RECENT",
                    byDefault = "2000000",
                    help = "Events remembered to find retries quickly.")
            int recent) {}

    /** Queries. */
    public record Insights(
            @Setting(name = "QUERY_TIMEOUT", byDefault = "30s", help = "Longest run of one query.")
            Duration timeout,

            @Setting(name = "QUERY_MEMORY_MAX", byDefault = "1GiB", help = "Memory of one query.")
            DataSize memoryMax,

            @Setting(name = "QUERY_CONCURRENCY", byDefault = "6", help = "Queries at the same time.")
            int concurrency) {}

    /** Where addresses are in the world. */
    public record GeoIp(
            @Setting(
                    name = "GEOIP_DATABASE",
                    help = "An .mmdb file, such as GeoLite2-City.mmdb; read again when replaced. Absent: no GeoIP.")
            Optional<Path> database) {}

    /** Values for the very first start; random when absent. */
    public record Bootstrap(
            @Setting(name = "BOOTSTRAP_EMAIL", byDefault = "admin@hoglet.local", help = "E-mail of the first account.")
            String email,

            @Setting(name = "BOOTSTRAP_PASSWORD", help = "Password of the first account.", secret = true)
            Optional<String> password,

            @Setting(name = "BOOTSTRAP_PROJECT_API_KEY", help = "Key of the first project.", secret = true)
            Optional<String> projectApiKey,

            @Setting(name = "BOOTSTRAP_PERSONAL_API_KEY", help = "First personal API key.", secret = true)
            Optional<String> personalApiKey) {
        @Override
        public String toString() {
            return Shown.text(this);
        }
    }
}
