// SPDX-License-Identifier: Apache-2.0
package io.hoglet.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the {@link Instance} that all of them share: started by the first that asks, stopped by SIGTERM after the
 * last. After a failure its logs stay in {@code e2e/target/logs}.
 */
final class RunningHoglet implements ParameterResolver, AfterTestExecutionCallback {
    private static final Namespace NAMESPACE = Namespace.create(RunningHoglet.class);

    /** Stored at the root, so that JUnit closes it once at the end of the run. */
    private static final class Shared implements AutoCloseable {
        private final Path directory;
        private final Instance instance;
        private boolean failed;

        Shared(Path directory, Instance instance) {
            this.directory = directory;
            this.instance = instance;
        }

        static Shared start() {
            try {
                var directory = Files.createTempDirectory("hoglet-e2e-");
                return new Shared(directory, Instance.start(directory.resolve("data"), Ports.freePair()));
            } catch (Exception e) {
                throw new AssertionError("The product does not start", e);
            }
        }

        @Override
        public void close() throws IOException {
            try {
                instance.close();
            } catch (AssertionError e) {
                failed = true;
                throw e;
            } finally {
                if (failed) {
                    keepLogs(instance);
                }
                delete(directory);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Instance.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context).instance;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            shared(context).failed = true;
        }
    }

    private static Shared shared(ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Shared.class, key -> Shared.start(), Shared.class);
    }

    /** Copies the logs to where a failed build leaves its reports. */
    private static void keepLogs(Instance instance) throws IOException {
        var logs = instance.data().resolve("logs");
        var kept = Path.of("target", "logs", "port-" + instance.port());
        Files.createDirectories(kept);
        try (var files = Files.list(logs)) {
            for (var log : files.toList()) {
                Files.copy(log, kept.resolve(logs.relativize(log)), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
