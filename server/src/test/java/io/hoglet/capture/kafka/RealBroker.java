// SPDX-License-Identifier: Apache-2.0
package io.hoglet.capture.kafka;

import io.hoglet.embedded.EmbeddedStack;
import io.hoglet.kafka.KafkaClients;
import io.hoglet.kafka.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the ingestion topic on the one broker of the test run; the first that asks starts it. */
public final class RealBroker implements ParameterResolver {
    private record Engines(Path directory, EmbeddedStack stack) implements AutoCloseable {
        static Engines start() {
            try {
                var directory = Files.createTempDirectory("hoglet-capture");
                var engines = new Engines(directory, EmbeddedStack.start(directory));
                try (var admin = new KafkaClients(engines.brokers()).admin()) {
                    new Topics(admin).create(4);
                }
                return engines;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while the engines started", e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String brokers() {
            return stack.endpoints().kafka().bootstrapServers();
        }

        @Override
        public void close() throws IOException {
            stack.close();
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == IngestionTopic.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var engines = context.getRoot()
                .getStore(Namespace.create(RealBroker.class))
                .computeIfAbsent("engines", _ -> Engines.start(), Engines.class);
        return context.getStore(Namespace.create(RealBroker.class))
                .computeIfAbsent("topic", _ -> new IngestionTopic(engines.brokers()), IngestionTopic.class);
    }
}
