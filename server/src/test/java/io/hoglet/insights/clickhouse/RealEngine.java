// SPDX-License-Identifier: Apache-2.0
package io.hoglet.insights.clickhouse;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one engine of the test run; it is started by the first that asks and stopped at the end. */
public final class RealEngine implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestWarehouse.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RealEngine.class))
                .computeIfAbsent("engine", _ -> start(), TestWarehouse.class);
    }

    private static TestWarehouse start() {
        try {
            return TestWarehouse.start(TestWarehouse.temporaryDirectory());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the engine started", interrupted);
        }
    }
}
