// SPDX-License-Identifier: Apache-2.0
package io.hoglet.postgres;

import io.hoglet.embedded.EmbeddedStack;
import io.hoglet.embedded.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one PostgreSQL server of the test run; the first that asks starts it, the end of the run stops it.
 * Each test takes a database of its own.
 */
public final class RealPostgres implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Server.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RealPostgres.class))
                .computeIfAbsent("server", _ -> Server.start(), Server.class);
    }

    /** The running server. Thread-safe. */
    public static final class Server implements AutoCloseable {
        private final AtomicInteger databases = new AtomicInteger();
        private final Path directory;
        private final EmbeddedStack stack;

        private Server(Path directory, EmbeddedStack stack) {
            this.directory = directory;
            this.stack = stack;
        }

        private static Server start() {
            try {
                var directory = Files.createTempDirectory("hoglet-postgres");
                var small = Options.defaults().withMemory(new Options.Memory(96, 256));
                return new Server(directory, EmbeddedStack.start(directory, small));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the engines started", e);
            }
        }

        /** A new database without tables. */
        public Postgres.Address emptyDatabase() {
            String name = "test_" + databases.incrementAndGet();
            var endpoint = stack.endpoints().postgres();
            try (var postgres =
                    new Postgres(new Postgres.Address(endpoint.jdbcUrl(), endpoint.user(), endpoint.password()), 1)) {
                postgres.use(handle -> handle.execute("CREATE DATABASE " + name));
            }
            String url = endpoint.jdbcUrl().replaceFirst("/postgres$", "/" + name);
            return new Postgres.Address(url, endpoint.user(), endpoint.password());
        }

        /** A pool on a new database with the product's tables. */
        public Postgres database() {
            var postgres = new Postgres(emptyDatabase(), 8);
            postgres.migrate();
            return postgres;
        }

        @Override
        public void close() {
            stack.close();
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
