// SPDX-License-Identifier: Apache-2.0
package io.hoglet.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives the test classes of one JVM one stack; it is started by the first and closed after the last. */
public final class SharedStack implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedStack.class);

    /** A running stack and where it lies. */
    public record Running(EmbeddedStack stack, Path dir) implements AutoCloseable {
        static Running start() {
            try {
                Path dir = Files.createTempDirectory("embedded-stack-");
                return new Running(EmbeddedStack.start(dir), dir);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        public Endpoints endpoints() {
            return stack.endpoints();
        }

        @Override
        public void close() throws IOException {
            stack.close();
            deleteTree(dir);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    static void deleteTree(Path root) throws IOException {
        List<Path> all;
        try (var tree = Files.walk(root)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
