// SPDX-License-Identifier: Apache-2.0
package io.hoglet.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.hoglet.event.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class PostgresIT {
    @Test
    void severalProcessesMayMigrateAtOnce(RealPostgres.Server server)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (var postgres = new Postgres(server.emptyDatabase(), 8);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var migrations = new ArrayList<Future<?>>();
            for (int i = 0; i < 3; i++) {
                migrations.add(threads.submit(postgres::migrate));
            }
            for (var migration : migrations) {
                migration.get(60, TimeUnit.SECONDS);
            }

            assertThat(count(postgres, "projects")).isZero();
        }
    }

    @Test
    void workUnderALockIsDoneByOneAtATime(RealPostgres.Server server)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (var postgres = server.database();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var inside = new AtomicInteger();
            var meetings = new AtomicInteger();
            var works = new ArrayList<Future<?>>();
            for (int i = 0; i < 4; i++) {
                works.add(threads.submit(() -> postgres.alone(7, Duration.ofSeconds(20), () -> {
                    meetings.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    postgres.with(handle -> handle.execute("SELECT pg_sleep(0.2)"));
                    inside.decrementAndGet();
                })));
            }
            for (var work : works) {
                work.get(30, TimeUnit.SECONDS);
            }

            assertThat(meetings).hasValue(1);
        }
    }

    @Test
    void workUnderALockThatAnotherKeepsIsGivenUp(RealPostgres.Server server) {
        try (var postgres = server.database();
                var other = new Postgres(server.emptyDatabase(), 1)) {
            postgres.alone(
                    7,
                    Duration.ZERO,
                    () -> assertThatThrownBy(() -> CompletableFuture.runAsync(
                                            () -> postgres.alone(7, Duration.ofMillis(300), () -> {}))
                                    .join())
                            .hasCauseInstanceOf(UnavailableException.class));
            // Somebody else's database has its own locks, and the first lock has ended.
            other.alone(7, Duration.ZERO, () -> postgres.alone(7, Duration.ZERO, () -> {}));
        }
    }

    @Test
    void failedTransactionLeavesNothing(RealPostgres.Server server) {
        try (var postgres = server.database()) {
            assertThatThrownBy(() -> postgres.inTransaction(handle -> {
                        insertOrganization(handle::execute);
                        throw new IllegalStateException("on purpose");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(count(postgres, "organizations")).isZero();
        }
    }

    private interface Execute {
        int run(String sql, Object... arguments);
    }

    private static void insertOrganization(Execute execute) {
        int inserted = execute.run(
                "INSERT INTO organizations (uuid, name, created_at) VALUES (gen_random_uuid(), 'x', now())");
        assertThat(inserted).isEqualTo(1);
    }

    @Test
    void violatedConstraintIsABugWithItsState(RealPostgres.Server server) {
        try (var postgres = server.database()) {
            var failure = catchThrowable(() -> postgres.use(
                    handle -> handle.execute("INSERT INTO organizations (name, created_at) VALUES ('x', now())")));

            assertThat(failure).isNotInstanceOf(UnavailableException.class);
            assertThat(Postgres.sqlState(failure)).contains("23502");
        }
    }

    @Test
    void brokenConnectionIsUnavailableAndThePoolRecovers(RealPostgres.Server server) {
        try (var postgres = server.database()) {
            var failure = catchThrowable(
                    () -> postgres.use(handle -> handle.execute("SELECT pg_terminate_backend(pg_backend_pid())")));

            assertThat(failure).isInstanceOf(UnavailableException.class);
            assertThat(count(postgres, "projects")).isZero();
        }
    }

    @Test
    void databaseThatIsAwayIsUnavailable(RealPostgres.Server server) {
        var address = server.emptyDatabase();
        try (var relay = Relay.to(address);
                var postgres = new Postgres(relay.address(address), 1)) {
            relay.cut();

            assertThatThrownBy(() -> postgres.with(handle -> handle.execute("SELECT 1")))
                    .isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void likeLiteralMatchesItselfOnly(RealPostgres.Server server) {
        try (var postgres = server.database()) {
            String literal = Rows.likeLiteral("50%_\\");

            var matches = postgres.with(handle -> handle.createQuery(
                            "SELECT text FROM (VALUES ('50%_\\'), ('500x\\')) AS t (text) WHERE text LIKE :pattern")
                    .bind("pattern", literal)
                    .mapTo(String.class)
                    .list());

            assertThat(matches).containsExactly("50%_\\");
        }
    }

    private static long count(Postgres postgres, String table) {
        return postgres.with(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }
}
