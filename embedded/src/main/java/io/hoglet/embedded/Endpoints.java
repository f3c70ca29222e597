// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

/**
 * Where clients find the engines. Ports stay the same when a supervisor starts an engine again. Nobody listens at that
 * of an engine that the options left out.
 */
public record Endpoints(Postgres postgres, Kafka kafka, ClickHouse clickHouse) {
    /** A PostgreSQL database with the rights of a superuser. */
    public record Postgres(String jdbcUrl, String user, String password) {
        @Override
        public String toString() {
            return "Postgres[jdbcUrl=" + jdbcUrl + ", user=" + user + ", password=***]";
        }
    }

    /** A Kafka broker without authentication, on loopback only. */
    public record Kafka(String bootstrapServers) {}

    /** ClickHouse's HTTP interface. */
    public record ClickHouse(String url, String user, String password) {
        @Override
        public String toString() {
            return "ClickHouse[url=" + url + ", user=" + user + ", password=***]";
        }
    }
}
