// SPDX-License-Identifier: Apache-2.0
package io.hoglet.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.hoglet.event.UnavailableException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleConsumer;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * The pool of connections to PostgreSQL. Thread-safe. Every use is one of {@link #inTransaction} or {@link #with},
 * which turn failures of the environment into {@link UnavailableException}; anything else passes.
 */
public final class Postgres implements AutoCloseable {
    private static final long SILENCE_SECONDS_MAX = 60;
    private static final Duration LOCK_PAUSE = Duration.ofMillis(100);

    private final HikariDataSource pool;
    private final Jdbi jdbi;

    /** Where the database is. */
    public record Address(String url, String user, String password) {
        @Override
        public String toString() {
            return "Address[" + url + "]";
        }
    }

    /**
     * How long a caller may have to wait.
     *
     * @param connection for one to be free
     * @param statement for an answer; rounded up to seconds when the server says nothing at all; zero for a minute
     */
    public record Waits(Duration connection, Duration statement) {
        static final Waits DEFAULT = new Waits(Duration.ofSeconds(5), Duration.ZERO);
    }

    public Postgres(Address address, int connections) {
        this(address, connections, Waits.DEFAULT);
    }

    public Postgres(Address address, int connections, Waits waits) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setPoolName("postgres");
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(Math.min(2, connections));
        config.setConnectionTimeout(waits.connection().toMillis());
        // A database that is away must not prevent the start; health says so and callers retry.
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        long statementMillis = waits.statement().toMillis();
        long silence = statementMillis == 0 ? SILENCE_SECONDS_MAX : statementMillis / 1_000 + 1;
        config.addDataSourceProperty("socketTimeout", String.valueOf(silence));
        if (statementMillis > 0) {
            config.setConnectionInitSql("SET statement_timeout = " + statementMillis);
        }
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("ApplicationName", "hoglet");
        this.pool = new HikariDataSource(config);
        this.jdbi = Jdbi.create(pool)
                .registerArrayType(Short.class, "int2")
                .registerArrayType(Integer.class, "int4")
                .registerArrayType(Long.class, "int8")
                .registerArrayType(Boolean.class, "bool")
                .registerArrayType(String.class, "text")
                .registerArrayType(UUID.class, "uuid")
                .registerArrayType(OffsetDateTime.class, "timestamptz");
    }

    /** Brings the schema up to date; several processes may do so at once. */
    public void migrate() {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:postgres")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    /**
     * Runs the work while no other process that has this database does so under the same lock.
     *
     * @throws UnavailableException when another one has it for longer than {@code wait}
     */
    public void alone(long lock, Duration wait, Runnable work) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (!tryAlone(lock, work)) {
            if (System.nanoTime() > deadline) {
                throw new UnavailableException("Another process works under the same lock for longer than " + wait);
            }
            LockSupport.parkNanos(LOCK_PAUSE.toNanos());
        }
    }

    /** Asks instead of waiting: the driver takes a long silence for a dead server. */
    private boolean tryAlone(long lock, Runnable work) {
        return inTransaction(handle -> {
            boolean mine = handle.createQuery("SELECT pg_try_advisory_xact_lock(:lock)")
                    .bind("lock", lock)
                    .mapTo(Boolean.class)
                    .one();
            if (mine) {
                work.run();
            }
            return mine;
        });
    }

    public <T> T with(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.withHandle(work);
        } catch (JdbiException e) {
            throw translated(e);
        }
    }

    /** Inside another one of the same thread, and of this pool, it is part of that one. */
    public <T> T inTransaction(HandleCallback<T, RuntimeException> work) {
        try {
            return jdbi.inTransaction(work);
        } catch (JdbiException e) {
            throw translated(e);
        }
    }

    /**
     * Joins the transaction that this thread is in through {@link #inTransaction}, so that what two features keep is
     * kept together; fails when there is none.
     */
    public <T> T inSameTransaction(HandleCallback<T, RuntimeException> work) {
        return with(handle -> {
            if (!handle.isInTransaction()) {
                throw new IllegalStateException("this thread is in no transaction");
            }
            return work.withHandle(handle);
        });
    }

    public void use(HandleConsumer<RuntimeException> work) {
        try {
            jdbi.useHandle(work);
        } catch (JdbiException e) {
            throw translated(e);
        }
    }

    /** The SQLSTATE of a failure, wherever in the causes it stands. */
    public static Optional<String> sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return Optional.of(sql.getSQLState());
            }
        }
        return Optional.empty();
    }

    private static RuntimeException translated(JdbiException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientConnectionException) {
                return new UnavailableException("PostgreSQL gives no connection", failure);
            }
        }
        String state = sqlState(failure).orElse("");
        return isUnavailable(state) ? new UnavailableException("PostgreSQL is away (" + state + ")", failure) : failure;
    }

    /** Classes 08 connection, 53 resources, 57P shut down, 58 system error. */
    private static boolean isUnavailable(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.startsWith("58");
    }

    @Override
    public void close() {
        pool.close();
    }
}
