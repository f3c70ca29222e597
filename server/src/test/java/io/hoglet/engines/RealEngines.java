// SPDX-License-Identifier: Apache-2.0
package io.hoglet.engines;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one set of engines of the run; it is started by the first that asks and stopped at the end. */
public final class RealEngines implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Engines.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(RealEngines.class))
                .computeIfAbsent("engines", _ -> Engines.start(), Engines.class);
    }
}
